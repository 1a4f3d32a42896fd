import type { Attributes, DType, Graph, Primitive, TypedArray } from '@chainrule/autograd'

/** Where the elements of a buffer lie. */
export type Place =
  /** In the memory that all plans share while they run. */
  | { readonly kind: 'arena' }
  /** In memory that a cell owns: the state at a place among the inputs. */
  | { readonly kind: 'state'; readonly input: number }
  /** In memory that a cell owns: the destination at a place among the outputs. */
  | { readonly kind: 'destination'; readonly output: number }
  /** One number that the host writes before each run. */
  | { readonly kind: 'scalar'; readonly input: number }
  /** Numbers that never change. */
  | { readonly kind: 'constant'; readonly data: TypedArray }

/** Elements that kernels read and write, row-major without gaps. */
export interface Buffer {
  readonly dtype: DType
  /** Number of elements. */
  readonly size: number
  readonly place: Place
}

/** How an iteration space walks over a buffer: element `offset + Σ index · stride`. */
export interface Access {
  readonly buffer: number
  readonly offset: number
  /** One for each axis of the space; 0 repeats. */
  readonly strides: readonly number[]
}

/** What is done with one element; the names are those of the primitives, beside those that only plans have. */
export type Operation =
  | 'load'
  | 'constant'
  | 'copy'
  | 'and'
  | 'or'
  | 'not'
  | 'lessEqual'
  | 'neg'
  | 'abs'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'floor'
  | 'cast'
  | 'erf'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'pow'
  | 'maximum'
  | 'atan2'
  | 'less'
  | 'equal'
  | 'where'

/** One value of a loop body, made from earlier ones. */
export interface Instruction {
  readonly operation: Operation
  readonly dtype: DType
  /** Places of the operands in the body. */
  readonly inputs: readonly number[]
  /** For `load`. */
  readonly access?: Access
  /** For `constant`. */
  readonly value?: number
}

/** A value of the body that is written at every point of the space. */
export interface Store {
  readonly value: number
  readonly access: Access
}

/** A value of the body that is combined over some axes; its access has stride 0 there. */
export interface Reduction {
  readonly operation: 'sum' | 'max'
  readonly value: number
  readonly access: Access
}

/** An elementwise region: one body for every point of a space, with any number of stores and reductions. */
export interface LoopKernel {
  readonly kind: 'loop'
  readonly shape: readonly number[]
  /** Whether an axis is combined by the reductions; all false without any. */
  readonly reduced: readonly boolean[]
  readonly body: readonly Instruction[]
  readonly stores: readonly Store[]
  readonly reductions: readonly Reduction[]
}

/**
 * Loops over the same rows, done row after row: what a stage writes, later ones read in the same row only.
 *
 * The first axes of each stage make up the rows; axes that reductions combine come after them.
 */
export interface RowsKernel {
  readonly kind: 'rows'
  readonly rows: number
  readonly stages: readonly LoopKernel[]
}

/** One axis of a contraction with the steps of the three operands. */
export interface ContractionAxis {
  readonly size: number
  readonly a: number
  readonly b: number
  readonly c: number
}

/**
 * c[batch, m, n] = Σₖ a[batch, m, k] · b[batch, k, n]: matrix products, and convolutions in all three directions.
 *
 * Every list of axes is outermost first. `b` is what gets packed into columns.
 */
export interface ContractionKernel {
  readonly kind: 'contraction'
  readonly dtype: 'float32' | 'float64'
  readonly a: { readonly buffer: number; readonly offset: number }
  readonly b: { readonly buffer: number; readonly offset: number }
  readonly c: { readonly buffer: number; readonly offset: number }
  readonly batch: readonly ContractionAxis[]
  readonly m: readonly ContractionAxis[]
  readonly n: readonly ContractionAxis[]
  readonly k: readonly ContractionAxis[]
  /**
   * Axes along which all three move, and results of different steps meet: the steps take turns, outermost first, and add
   * to what `c` holds. Without them the kernel sets `c`.
   */
  readonly turns?: readonly ContractionAxis[]
}

/** How a primitive sees a buffer, for those that run on the host. */
export interface HostView {
  readonly buffer: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
}

/** A primitive without a form in loops: its reference kernel runs on the memory of the plan. */
export interface HostKernel {
  readonly kind: 'host'
  readonly primitive: Primitive
  readonly attributes: Attributes
  readonly inputs: readonly HostView[]
  readonly output: HostView
}

/**
 * Elements picked by position along an axis, or added up at positions.
 *
 * `pick`: out[.., i, ..] = x[.., index[.., i, ..], ..]; `add`: out is 0 everywhere, then out[.., index[.., i, ..], ..] += x[.., i, ..]
 * in order. A position outside stops the program; `host` then says which one.
 */
export interface IndexKernel {
  readonly kind: 'index'
  readonly operation: 'pick' | 'add'
  readonly axis: number
  /** Positions run from 0 up to this. */
  readonly size: number
  readonly host: HostKernel
}

/** Words of a Threefry stream, or numbers in [0, 1) made of them. */
export interface RandomKernel {
  readonly kind: 'random'
  readonly distribution: 'bits' | 'uniform'
  readonly key: { readonly buffer: number; readonly offset: number }
  readonly output: number
  /** How many numbers. */
  readonly size: number
  /** The counter of the first pair of words: its low 32 bits and the rest. */
  readonly counter: readonly [low: number, high: number]
}

/** One step of a program. */
export type Kernel = LoopKernel | RowsKernel | ContractionKernel | IndexKernel | RandomKernel | HostKernel

/** A graph in the form that backends generate code from. */
export interface Program {
  readonly graph: Graph
  readonly buffers: readonly Buffer[]
  readonly kernels: readonly Kernel[]
  /** Data inputs, copied into their buffers before each run. */
  readonly feeds: readonly { readonly input: number; readonly buffer: number }[]
  /** Byte offset in the arena for each buffer that lies there, -1 for the others. */
  readonly offsets: readonly number[]
  /** Bytes of the arena. */
  readonly arenaBytes: number
  /** The most bytes that are alive at one time: no arena can be smaller. */
  readonly peakBytes: number
}
