import type { DType } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import { allocate, checkConversion, holds, isNumberArray, kindOf, outputType } from './number-array.ts'
import type { BatchColumn, Column, Value } from './types.ts'

/**
 * Copies rows of equal shape into one array, the first axis counting them.
 *
 * Numbers become float32 and truth values bool unless another type is asked for; typed arrays keep their type.
 *
 * @param place - Names a row in errors.
 */
export function stack(
  name: string,
  rows: readonly unknown[],
  asked?: DType,
  place: (row: number) => string = (row) => `row ${row}`,
): BatchColumn {
  const first = shapeOf(rows[0] as Value)
  const dtype = asked ?? typeOf(rows[0] as Value)
  const data = allocate(dtype, rows.length * sizeOf(first))
  let offset = 0
  for (const [row, value] of rows.entries()) put(value, 0, row)
  return { data, shape: [rows.length, ...first], dtype }

  function put(value: unknown, axis: number, row: number): void {
    if (typeof value === 'number' || typeof value === 'boolean') {
      if (axis !== first.length) throw ragged(row)
      if (!holds(dtype, +value)) throw tooLarge(+value, row)
      data[offset++] = +value
    } else if (Array.isArray(value)) {
      if (value.length !== first[axis]) throw ragged(row)
      for (const part of value) put(part, axis + 1, row)
    } else {
      const part = isColumn(value) ? value.data : value
      if (!isNumberArray(part)) throw notNumber(value, row)
      const shape = shapeOf(value as Value)
      if (String(shape) !== String(first.slice(axis)) || part.length !== sizeOf(shape)) throw ragged(row)
      checkConversion(name, part, dtype)
      data.set(part, offset)
      offset += part.length
    }
  }

  function ragged(row: number): ChainruleError {
    return new ChainruleError(
      'data-ragged-rows',
      `Column "${name}": ${place(row)} has the shape [${shapeOf(rows[row] as Value)}], ${place(0)} has [${first}].`,
      'Pad or cut the rows to one shape, which fits their numbers.',
    )
  }

  function tooLarge(value: number, row: number): ChainruleError {
    return new ChainruleError(
      'data-lossy-dtype',
      `Column "${name}", ${place(row)}: ${dtype} cannot hold ${value}.`,
      'Choose a float, or correct the number.',
    )
  }

  function notNumber(value: unknown, row: number): ChainruleError {
    return new ChainruleError(
      'data-not-a-number',
      `Column "${name}", ${place(row)}: ${describe(value)} stands where a number belongs.`,
      'Rows are numbers, truth values, typed arrays, and arrays of them.',
    )
  }
}

function isColumn(value: unknown): value is Column {
  return (
    typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && 'data' in value && 'shape' in value
  )
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1)
}

function shapeOf(value: Value): readonly number[] {
  if (isColumn(value)) return value.shape
  if (isNumberArray(value)) return [value.length]
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []
}

function typeOf(value: Value): DType {
  if (isColumn(value)) return outputType(value.dtype ?? kindOf(value.data))
  if (isNumberArray(value)) return outputType(kindOf(value))
  if (Array.isArray(value)) return typeOf(value[0])
  return typeof value === 'boolean' ? 'bool' : 'float32'
}

function describe(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value.slice(0, 80))
    : typeof value === 'object' && value
      ? 'an object'
      : String(value)
}
