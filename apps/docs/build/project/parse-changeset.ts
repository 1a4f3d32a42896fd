export interface Changeset {
  readonly packages: readonly { readonly name: string; readonly bump: string }[]
  readonly text: string
}

/** Reads what a file of `.changeset` says: the packages between the lines of dashes, then the sentence. */
export function parseChangeset(source: string): Changeset {
  const [, head = '', text = ''] = /^---\r?\n([\s\S]*?)---\r?\n([\s\S]*)$/.exec(source) ?? []
  const packages = [...head.matchAll(/^['"]?([^'":]+)['"]?:\s*(\w+)\s*$/gm)].map(([, name = '', bump = '']) => ({
    name,
    bump,
  }))
  return { packages, text: text.trim() }
}
