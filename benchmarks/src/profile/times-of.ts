import type { Profiler } from 'node:inspector'

export interface KernelTime {
  own: number
  /** Functions that a kernel calls, with what of its time they take. */
  readonly parts: Map<string, number>
}

/** Samples by kernel, in the profiler's microseconds: what a kernel calls counts as its own. */
export function timesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): {
  total: number
  kernelTimes: ReadonlyMap<number, KernelTime>
  /** Everything else, by the name of the function. */
  others: ReadonlyMap<string, number>
} {
  const time = new Map<number, number>()
  let total = 0
  samples.forEach((node, i) => {
    time.set(node, (time.get(node) ?? 0) + timeDeltas[i])
    total += timeDeltas[i]
  })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kernelTimes = new Map<number, KernelTime>()
  const others = new Map<string, number>()
  const walk = (id: number, kernel: number | null) => {
    const node = byId.get(id) as Profiler.ProfileNode
    const { functionName } = node.callFrame
    const number = /^kernel (\d+)$/.exec(functionName)?.[1]
    const here = number === undefined ? kernel : Number(number)
    const own = time.get(id) ?? 0
    if (here !== null && own > 0) {
      const entry = kernelTimes.get(here) ?? { own: 0, parts: new Map<string, number>() }
      entry.own += own
      if (number === undefined) entry.parts.set(functionName, (entry.parts.get(functionName) ?? 0) + own)
      kernelTimes.set(here, entry)
    } else if (own > 0) others.set(functionName, (others.get(functionName) ?? 0) + own)
    for (const child of node.children ?? []) walk(child, here)
  }
  walk(nodes[0].id, null)
  return { total, kernelTimes, others }
}
