import type { RandomKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { Emitted, Surroundings } from '../loops/emit-loop.ts'

/** Pairs of words in one unit of work, eight numbers in each round. */
const UNIT = 2048

const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const

/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, 2011), four counters at a time: the same bits as on the host.
 *
 * Words 2b and 2b + 1 of a stream are the block of counter b; a uniform number is the top 24 bits of its word.
 */
export function emitRandom({ distribution, key, output, size, counter }: RandomKernel, around: Surroundings): Emitted {
  const pairs = Math.ceil(size / 2)
  const units = Math.ceil(pairs / UNIT)
  return {
    units,
    write(code) {
      const [pair, limit, to] = [code.local('i32'), code.local('i32'), code.local('i32')]
      const keys = [code.local('v128'), code.local('v128'), code.local('v128')]
      const [x, y, low, high] = Array.from({ length: 4 }, () => code.local('v128'))
      for (let word = 0; word < 2; word++) {
        around.address(code, key.buffer)
        code.memory('v128.load32_splat', 4 * (key.offset + word)).set(keys[word])
      }
      code.get(keys[0]).get(keys[1]).op('v128.xor').i32x4(0x1bd11bda).op('v128.xor').set(keys[2])
      code.get(code.parameter(0)).i32(UNIT).op('i32.mul').set(pair)
      code.get(code.parameter(1)).i32(UNIT).op('i32.mul').set(limit)
      code.get(limit).i32(pairs).get(limit).i32(pairs).op('i32.lt_s').op('select').set(limit)
      code.forRange(
        pair,
        () => code.get(limit),
        4,
        () => {
          code.get(pair).i32(counter[0]).op('i32.add').op('i32x4.splat')
          pushLanes(code)
          code.op('i32x4.add').get(keys[0]).op('i32x4.add').set(x)
          code.i32x4(counter[1]).get(keys[1]).op('i32x4.add').set(y)
          for (let group = 0; group < 5; group++) {
            for (const rotation of rotations[group % 2]) {
              code.get(x).get(y).op('i32x4.add').set(x)
              code
                .get(y)
                .i32(rotation)
                .op('i32x4.shl')
                .get(y)
                .i32(32 - rotation)
                .op('i32x4.shr_u')
                .op('v128.or')
              code.get(x).op('v128.xor').set(y)
            }
            code
              .get(x)
              .get(keys[(group + 1) % 3])
              .op('i32x4.add')
              .set(x)
            code
              .get(y)
              .get(keys[(group + 2) % 3])
              .op('i32x4.add')
              .i32x4(group + 1)
              .op('i32x4.add')
              .set(y)
          }
          code.get(x).get(y).shuffle32([0, 4, 1, 5]).set(low)
          code.get(x).get(y).shuffle32([2, 6, 3, 7]).set(high)
          if (distribution === 'uniform') for (const words of [low, high]) toUniform(code, words)
          around.address(code, output)
          code.get(pair).i32(8).op('i32.mul').op('i32.add').set(to)
          if (size % 8 === 0) {
            code.get(to).get(low).memory('v128.store').get(to).get(high).memory('v128.store', 16)
            return
          }
          code
            .get(pair)
            .i32(Math.floor(size / 8) * 4)
            .op('i32.lt_s')
          code.if(
            () => code.get(to).get(low).memory('v128.store').get(to).get(high).memory('v128.store', 16),
            () => {
              for (let i = 0; i < size % 8; i++) {
                code
                  .get(to)
                  .get(i < 4 ? low : high)
                  .laneMemory('v128.store32_lane', i % 4, 4 * i)
              }
            },
          )
        },
      )
    },
  }
}

/** 0, 1, 2, 3 */
function pushLanes(code: Code): void {
  code.i32x4(0)
  for (let lane = 1; lane < 4; lane++) code.i32(lane).lane('i32x4.replace_lane', lane)
}

function toUniform(code: Code, words: Local): void {
  code
    .get(words)
    .i32(8)
    .op('i32x4.shr_u')
    .op('f32x4.convert_i32x4_s')
    .f32x4(2 ** -24)
    .op('f32x4.mul')
    .set(words)
}
