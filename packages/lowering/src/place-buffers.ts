import { bytesOf } from './constants.ts'
import type { Draft } from './draft.ts'
import { joinRows } from './join-rows.ts'
import type { Program } from './loop-ir.ts'
import { planMemory } from './memory.ts'
import { touches } from './touches.ts'

/** A draft with a place in the arena for everything that lives there. */
export function placeBuffers({ graph, buffers, feeds, ...draft }: Draft): Program {
  const kernels = joinRows(draft.kernels, buffers)
  const lives = buffers.map(({ dtype, size }) => ({
    bytes: size * bytesOf(dtype),
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  }))
  const live = (buffer: number, at: number) => {
    lives[buffer].from = Math.min(lives[buffer].from, at)
    lives[buffer].to = Math.max(lives[buffer].to, at)
  }
  for (const { buffer } of feeds) live(buffer, -1)
  kernels.forEach((kernel, at) => {
    for (const buffer of touches(kernel)) live(buffer, at)
  })
  const inArena = buffers.flatMap(({ place }, i) => (place.kind === 'arena' && lives[i].to >= lives[i].from ? [i] : []))
  const plan = planMemory(inArena.map((i) => lives[i]))
  const offsets = new Array<number>(buffers.length).fill(-1)
  inArena.forEach((buffer, i) => {
    offsets[buffer] = plan.offsets[i]
  })
  return { graph, buffers, kernels, feeds, offsets, arenaBytes: plan.bytes, peakBytes: plan.peak }
}
