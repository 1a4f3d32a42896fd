export type ImportList = ReturnType<typeof importList>

/** Collects what a program imports, by package. */
export function importList() {
  const names = new Map<string, Set<string>>()
  return {
    add(from: string, ...some: string[]): void {
      const known = names.get(from) ?? new Set()
      for (const name of some) known.add(name)
      names.set(from, known)
    },
    packages: () => [...names.keys()].sort(),
    text: () =>
      [...names]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([from, some]) => `import { ${[...some].sort().join(', ')} } from '${from}'`)
        .join('\n'),
  }
}
