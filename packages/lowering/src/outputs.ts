import type { Layout } from '@chainrule/autograd'
import type { Cluster } from './cluster.ts'
import { type Draft, denseAccess, isLeaf, type Source } from './draft.ts'
import { isDense, sizeOf, squeezed } from './layout.ts'
import { copyLoop } from './loop.ts'
import type { Place } from './loop-ir.ts'
import { isReduction } from './roots.ts'

/** Copies of inputs that are written into states once nobody reads what these hold. */
export type LateCopies = readonly { readonly buffer: number; readonly output: number }[]

/** Where roots are written that their kernel can put where an output belongs. */
export function directOutputs(source: Source, clusters: readonly Cluster[]): Map<number, Place> {
  const { graph, values, looks, outputs } = source
  const position = new Map(clusters.flatMap(({ members }, at) => members.map((member) => [member, at] as const)))
  const direct = new Map<number, Place>()
  graph.outputs.forEach(({ into }, output) => {
    const { root, layout } = looks[outputs[output]]
    const at = position.get(root)
    const whole = layout.offset === 0 && isDense(layout) && sizeOf(layout.shape) === sizeOf(values[root].shape)
    if (at === undefined || !whole || direct.has(root) || isLeaf(values[root])) return
    if (into === undefined || mayOverwrite(source, root, into, clusters, at)) direct.set(root, placeOf(output, into))
  })
  return direct
}

/** Outputs that are looks at inputs: copied first, before anything is overwritten. */
export function copyInputs(draft: Draft): LateCopies {
  const late: { buffer: number; output: number }[] = []
  draft.graph.outputs.forEach(({ into }, output) => {
    const { root, layout } = draft.looks[draft.outputs[output]]
    const value = draft.values[root]
    if (!isLeaf(value)) return
    const place: Place = into === undefined ? { kind: 'destination', output } : { kind: 'arena' }
    const target = draft.add(value.dtype, layout.shape, place)
    copyTo(draft, root, layout, target)
    if (into !== undefined) late.push({ buffer: target, output })
  })
  return late
}

/** Outputs that stand elsewhere: second copies of one value, looks, and what could not be overwritten in time. */
export function copyOutputs(draft: Draft, direct: ReadonlyMap<number, Place>, late: LateCopies): void {
  draft.graph.outputs.forEach(({ into }, output) => {
    const { root, layout } = draft.looks[draft.outputs[output]]
    const value = draft.values[root]
    if (isLeaf(value)) return
    const place = direct.get(root)
    const there =
      (place?.kind === 'destination' && place.output === output) || (place?.kind === 'state' && place.input === into)
    if (!there) copyTo(draft, root, layout, draft.add(value.dtype, layout.shape, placeOf(output, into)))
  })
  for (const { buffer, output } of late) {
    const { dtype, size } = draft.buffers[buffer]
    const target = draft.add(dtype, [size], placeOf(output, draft.graph.outputs[output].into))
    draft.kernels.push(copyLoop(dtype, [size], denseAccess(buffer, [size]), denseAccess(target, [size])))
  }
}

function copyTo({ kernels, access, buffers }: Draft, root: number, layout: Layout, target: number): void {
  const { shape } = layout
  kernels.push(copyLoop(buffers[target].dtype, shape, access(root, layout), denseAccess(target, shape)))
}

/** Whether every reader of a state has run before it is overwritten, or reads the very element that it writes. */
function mayOverwrite(
  { values, looks }: Source,
  root: number,
  into: number,
  clusters: readonly Cluster[],
  at: number,
): boolean {
  const state = values.findIndex(({ input }) => input === into)
  return clusters.every(({ members, loop }, place) =>
    members.every((member) =>
      values[member].inputs.every((input) => {
        const look = looks[input]
        if (look.root !== state || place < at) return true
        if (place > at || !loop) return false
        const same = squeezed(look.layout.shape).join() === squeezed(values[root].shape).join()
        return look.layout.offset === 0 && isDense(look.layout) && same && !isReduction(values[root])
      }),
    ),
  )
}

function placeOf(output: number, into: number | undefined): Place {
  return into === undefined ? { kind: 'destination', output } : { kind: 'state', input: into }
}
