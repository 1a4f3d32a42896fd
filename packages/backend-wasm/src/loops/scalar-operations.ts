import type { DType } from '@chainrule/autograd'
import type { Instruction } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { ValueType } from '../assembler/encode.ts'
import type { opcodes } from '../assembler/opcodes.ts'
import { vectorFunctions } from '../math/vector-functions.ts'
import { type CallHost, hostFunctionFor } from './host-call.ts'

type Opcode = keyof typeof opcodes

/** How one element stands in a local variable: integers and truth values as 32 bits. */
export function scalarType(dtype: DType): ValueType {
  return dtype === 'float32' ? 'f32' : dtype === 'float64' ? 'f64' : 'i32'
}

const floatNames: Partial<Record<string, string>> = {
  neg: 'neg',
  abs: 'abs',
  sqrt: 'sqrt',
  floor: 'floor',
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  div: 'div',
  maximum: 'max',
  less: 'lt',
  equal: 'eq',
  lessEqual: 'le',
}

const integerNames: Partial<Record<string, Opcode>> = {
  add: 'i32.add',
  sub: 'i32.sub',
  mul: 'i32.mul',
  equal: 'i32.eq',
  and: 'i32.and',
  or: 'i32.or',
}

/** Leaves the result of an instruction on one element on the stack. */
export function emitScalarOperation(
  code: Code,
  { operation, dtype }: Instruction,
  operands: readonly Local[],
  types: readonly DType[],
  callHost: CallHost,
  fused: boolean,
): void {
  const [a, b, c] = operands
  const type = types[0] ?? dtype
  const width = scalarType(type)
  if (operation === 'copy') code.get(a)
  else if (operation === 'not') code.get(a).op('i32.eqz')
  else if (operation === 'where') code.get(b).get(c).get(a).op('select')
  else if (operation === 'cast') emitCast(code, a, type, dtype, callHost)
  else if (width === 'i32') emitInteger(code, operation, operands, type, callHost)
  else if (floatNames[operation]) {
    for (const operand of operands) code.get(operand)
    code.op(`${width}.${floatNames[operation]}` as Opcode)
  } else if (width === 'f32' && vectorFunctions[operation]) {
    // The same digits as among others, and without a call of the host.
    const vector = code.local('v128')
    code.get(a).op('f32x4.splat').set(vector)
    vectorFunctions[operation](code, vector, fused)
    code.lane('f32x4.extract_lane', 0)
    code.release('v128', vector)
  } else {
    for (const operand of operands) {
      code.get(operand)
      if (width === 'f32') code.op('f64.promote_f32')
    }
    callHost(code, hostFunctionFor(operation))
    if (width === 'f32') code.op('f32.demote_f64')
  }
}

function emitInteger(code: Code, operation: string, operands: readonly Local[], type: DType, callHost: CallHost): void {
  const [a, b] = operands
  const signed = type !== 'uint32'
  if (operation === 'neg') code.i32(0).get(a).op('i32.sub')
  else if (operation === 'floor' || (operation === 'abs' && type !== 'int32')) code.get(a)
  else if (operation === 'abs') code.get(a).i32(0).get(a).op('i32.sub').get(a).i32(0).op('i32.ge_s').op('select')
  else if (operation === 'less')
    code
      .get(a)
      .get(b)
      .op(signed ? 'i32.lt_s' : 'i32.lt_u')
  else if (operation === 'lessEqual')
    code
      .get(a)
      .get(b)
      .op(signed ? 'i32.le_s' : 'i32.le_u')
  else if (operation === 'maximum') {
    code
      .get(a)
      .get(b)
      .get(a)
      .get(b)
      .op(signed ? 'i32.gt_s' : 'i32.gt_u')
      .op('select')
  } else if (integerNames[operation]) {
    for (const operand of operands) code.get(operand)
    code.op(integerNames[operation])
  } else {
    for (const operand of operands) code.get(operand).op(signed ? 'f64.convert_i32_s' : 'f64.convert_i32_u')
    callHost(code, 'powInteger')
  }
}

function emitCast(code: Code, x: Local, from: DType, to: DType, callHost: CallHost): void {
  const [width, wanted] = [scalarType(from), scalarType(to)]
  code.get(x)
  if (to === 'bool') {
    if (width === 'i32') code.i32(0).op('i32.ne')
    else if (width === 'f32') code.f32(0).op('f32.ne')
    else code.f64(0).op('f64.ne')
  } else if (width === wanted) return
  else if (width === 'i32') {
    const unsigned = from === 'uint32'
    if (wanted === 'f32') code.op(unsigned ? 'f32.convert_i32_u' : 'f32.convert_i32_s')
    else code.op(unsigned ? 'f64.convert_i32_u' : 'f64.convert_i32_s')
  } else if (wanted === 'i32') {
    if (width === 'f32') code.op('f64.promote_f32')
    callHost(code, 'toInteger')
  } else code.op(wanted === 'f32' ? 'f32.demote_f64' : 'f64.promote_f32')
}
