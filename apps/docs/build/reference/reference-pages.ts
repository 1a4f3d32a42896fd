import GithubSlugger from 'github-slugger'
import type { ApiItem } from './api-item.ts'
import type { ApiModel } from './api-models.ts'

/** A page of the reference, and the exports that stand on it, each under a heading of its own. */
export interface ReferencePage {
  readonly model: ApiModel
  /** `reference/autograd/functions` */
  readonly path: string
  readonly title: string
  readonly exports: readonly ReferenceExport[]
}

export interface ReferenceExport {
  readonly name: string
  /** The signatures; several where a function has overloads. */
  readonly items: readonly ApiItem[]
  readonly anchor: string
}

/** From this many exports on, a package has several pages. */
const LIMIT = 45

/** Divides what a package exports into pages: classes alone, functions, values and types together. */
export function referencePages(model: ApiModel): ReferencePage[] {
  const base = `reference/${model.slug}`
  const name = model.subpath === '.' ? model.library.name : `${model.library.name}${model.subpath.slice(1)}`
  const byName = groupBy(model.items, (item) => plainName(item.name))
  const exports = [...byName].map(([exported, items]) => ({ name: exported, items }))
  const page = (path: string, title: string, chosen: typeof exports): ReferencePage => {
    const slugger = new GithubSlugger()
    return { model, path, title, exports: chosen.map((one) => ({ ...one, anchor: slugger.slug(one.name) })) }
  }
  if (exports.length < LIMIT) return [page(`${base}/exports`, name, exports)]
  const kindOf = ({ items }: (typeof exports)[number]) => groups[items[0]?.kind ?? ''] ?? 'types'
  const byGroup = groupBy(exports, kindOf)
  const pages = [...byGroup]
    .filter(([group]) => group !== 'class')
    .flatMap(([group, chosen]) => {
      const parts = Math.ceil(chosen.length / 90)
      return Array.from({ length: parts }, (_, part) => {
        const some = chosen.slice(
          Math.ceil((part * chosen.length) / parts),
          Math.ceil(((part + 1) * chosen.length) / parts),
        )
        const letters = parts > 1 ? ` ${some[0]?.name} – ${some.at(-1)?.name}` : ''
        return page(`${base}/${group}${part > 0 ? `-${part + 1}` : ''}`, `${name}: ${group}${letters}`, some)
      })
    })
  const classes = (byGroup.get('class') ?? []).map((one) =>
    page(`${base}/class-${one.name.toLowerCase()}`, `${name}: ${one.name}`, [one]),
  )
  return [...pages, ...classes]
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Names that the browser has too carry a number in the model. */
export function plainName(name: string): string {
  return name.replace(/_\d+$/, '')
}

const groups: Record<string, string> = {
  Class: 'class',
  Function: 'functions',
  Variable: 'values',
  Namespace: 'values',
  Interface: 'types',
  TypeAlias: 'types',
}
