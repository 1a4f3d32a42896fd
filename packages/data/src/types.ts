import type { DType, TypedArray } from '@chainrule/autograd'

/** Any array of numbers that a file or a canvas gives. */
export type NumberArray = TypedArray | Int8Array | Uint8ClampedArray | Int16Array | Uint16Array

/** Integers of less than 32 bits, which tensors lack: in batches they are int32. */
export type SmallDType = 'int8' | 'uint8' | 'int16' | 'uint16'

/** Numbers in row-major order, one row for each example; the axes after the first are those of a row. */
export interface Column {
  readonly data: NumberArray
  readonly shape: readonly number[]
  /**
   * The type in batches.
   *
   * @default that of `data`; int32 for integers of less than 32 bits
   */
  readonly dtype?: DType | SmallDType
}

/** A number, a row of numbers, or rows in rows; rows may be typed arrays, or have a shape of their own. */
export type Value = number | boolean | NumberArray | Column | readonly Value[]

/** A column, or what becomes one: numbers or rows of numbers, of which the shape may be left out. */
export type ColumnInput =
  | NumberArray
  | readonly Value[]
  | {
      readonly data: NumberArray | readonly Value[]
      readonly shape?: readonly number[]
      readonly dtype?: DType | SmallDType
    }

/** Columns by name, all with the same number of rows. */
export type Dataset<Name extends string = string> = Readonly<Record<Name, ColumnInput>>

/** One example: named values, or a value alone. */
export type Example<Name extends string = string> = Readonly<Record<Name, Value>>

/** What `tensor(data, { shape, dtype })` takes. The arrays are new with each batch. */
export interface BatchColumn {
  readonly data: TypedArray
  readonly shape: readonly number[]
  readonly dtype: DType
}

/** Where an iteration stands: counts of whole epochs, and of batches of the one under way. */
export interface Position {
  readonly epoch: number
  readonly batch: number
}

/** What a batch tells of itself. Neither is enumerable: `Object.entries(batch)` are its columns. */
export interface BatchPlace {
  /** The number of examples. */
  readonly size: number
  /** Where to go on after this batch. */
  readonly position: Position
}

/** The columns of one batch by name. It is itself a dataset. */
export type Batch<Name extends string = string> = { readonly [N in Name]: BatchColumn } & BatchPlace

/** Which examples a batch has, for programs that fetch them on their own. */
export interface BatchOfRows extends BatchPlace {
  /** Numbers of examples, from 0. */
  readonly rows: ArrayLike<number>
}

/** A batch of values without names. */
export type BatchOfValues = BatchColumn & BatchPlace
