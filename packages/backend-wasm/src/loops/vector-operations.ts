import type { DType } from '@chainrule/autograd'
import type { Instruction } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { opcodes } from '../assembler/opcodes.ts'
import { vectorFunctions } from '../math/vector-functions.ts'
import { type CallHost, hostFunctionFor } from './host-call.ts'

type Opcode = keyof typeof opcodes

const floatOpcodes: Partial<Record<string, Opcode>> = {
  neg: 'f32x4.neg',
  abs: 'f32x4.abs',
  sqrt: 'f32x4.sqrt',
  floor: 'f32x4.floor',
  add: 'f32x4.add',
  sub: 'f32x4.sub',
  mul: 'f32x4.mul',
  div: 'f32x4.div',
  maximum: 'f32x4.max',
}

const integerOpcodes: Partial<Record<string, Opcode>> = {
  neg: 'i32x4.neg',
  abs: 'i32x4.abs',
  add: 'i32x4.add',
  sub: 'i32x4.sub',
  mul: 'i32x4.mul',
}

const maskOpcodes: Partial<Record<string, Opcode>> = {
  maximum: 'v128.or',
  abs: 'v128.or',
  and: 'v128.and',
  or: 'v128.or',
}

/**
 * Leaves the result of an instruction on four elements on the stack. Truth values are lanes of all ones or all zeros.
 *
 * @param types - The types of the operands.
 */
export function emitVectorOperation(
  code: Code,
  { operation, dtype }: Instruction,
  operands: readonly Local[],
  types: readonly DType[],
  callHost: CallHost,
  fused: boolean,
): void {
  const [a, b, c] = operands
  const type = types[0] ?? dtype
  if (operation === 'copy') code.get(a)
  else if (operation === 'not') code.get(a).op('v128.not')
  else if (operation === 'where') code.get(b).get(c).get(a).op('v128.bitselect')
  else if (operation === 'cast') emitCast(code, a, type, dtype, callHost)
  else if (operation === 'less' || operation === 'equal' || operation === 'lessEqual') {
    emitComparison(code, operation, a, b, type)
  } else if (operation === 'maximum' && (type === 'int32' || type === 'uint32')) {
    code
      .get(a)
      .get(b)
      .op(type === 'int32' ? 'i32x4.max_s' : 'i32x4.max_u')
  } else if (type === 'uint32' && (operation === 'abs' || operation === 'floor')) code.get(a)
  else if (operation === 'floor' && type !== 'float32') code.get(a)
  else if (type === 'float32' && vectorFunctions[operation]) vectorFunctions[operation](code, a, fused)
  else {
    const table = type === 'float32' ? floatOpcodes : type === 'bool' ? maskOpcodes : integerOpcodes
    const opcode = table[operation]
    if (opcode) {
      for (const operand of operands) code.get(operand)
      if (operation === 'abs' && type === 'bool') code.get(a)
      code.op(opcode)
    } else emitLaneByLane(code, operation, operands, type, dtype, callHost)
  }
}

function emitComparison(code: Code, operation: 'less' | 'equal' | 'lessEqual', a: Local, b: Local, type: DType): void {
  if (type === 'float32') {
    code.get(a).get(b)
    code.op(operation === 'less' ? 'f32x4.lt' : operation === 'equal' ? 'f32x4.eq' : 'f32x4.le')
    return
  }
  if (operation === 'equal') {
    code.get(a).get(b).op('i32x4.eq')
    return
  }
  // Truth values are 0 and -1 here, so the smaller one is the larger number.
  const [left, right] = type === 'bool' ? [b, a] : [a, b]
  const signed = type !== 'uint32'
  if (operation === 'less')
    code
      .get(left)
      .get(right)
      .op(signed ? 'i32x4.lt_s' : 'i32x4.lt_u')
  else
    code
      .get(left)
      .get(right)
      .op(signed ? 'i32x4.gt_s' : 'i32x4.gt_u')
      .op('v128.not')
}

function emitCast(code: Code, x: Local, from: DType, to: DType, callHost: CallHost): void {
  if (to === 'bool') {
    code.get(x)
    if (from === 'float32') code.f32x4(0).op('f32x4.ne')
    else if (from !== 'bool') code.i32x4(0).op('i32x4.ne')
  } else if (to === 'float32') {
    code.get(x)
    if (from === 'bool') code.f32x4(1).op('v128.and')
    else if (from !== 'float32') code.op(from === 'int32' ? 'f32x4.convert_i32x4_s' : 'f32x4.convert_i32x4_u')
  } else if (from === 'bool') code.get(x).op('i32x4.neg')
  else if (from === 'float32') emitLaneByLane(code, 'cast', [x], from, to, callHost)
  else code.get(x)
}

/** Four calls of a function of the host. */
function emitLaneByLane(
  code: Code,
  operation: string,
  operands: readonly Local[],
  from: DType,
  to: DType,
  callHost: CallHost,
): void {
  const result = code.local('v128')
  for (let lane = 0; lane < 4; lane++) {
    code.get(result)
    for (const operand of operands) {
      code.get(operand)
      if (from === 'float32') code.lane('f32x4.extract_lane', lane).op('f64.promote_f32')
      else code.lane('i32x4.extract_lane', lane).op(from === 'uint32' ? 'f64.convert_i32_u' : 'f64.convert_i32_s')
    }
    callHost(code, operation === 'pow' && from !== 'float32' ? 'powInteger' : hostFunctionFor(operation))
    if (to === 'float32') code.op('f32.demote_f64').lane('f32x4.replace_lane', lane)
    else code.lane('i32x4.replace_lane', lane)
    code.set(result)
  }
  code.get(result)
  code.release('v128', result)
}
