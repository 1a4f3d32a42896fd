import { cell, table } from '../pages/markdown.ts'
import { writePage } from '../pages/page-file.ts'
import { apiModels } from './api-models.ts'
import { parseDocstring } from './parse-docstring.ts'
import { referencePages } from './reference-pages.ts'
import { renderExport } from './render-export.ts'
import { sourceOf, withoutStars } from './sources.ts'

/** Writes the reference: a page for each package with all of its exports, and the pages on which they are explained. */
export function writeReference(): void {
  const models = apiModels()
  const pages = models.flatMap(referencePages)
  const places = new Map(
    pages.flatMap(({ model, path, exports }) =>
      exports.map(({ name, anchor }) => [`${model.library.name}!${name}`, `/${path}/#${anchor}`] as const),
    ),
  )
  for (const { model, path, title, exports } of pages) {
    const { folder, name } = model.library
    writePage({
      path,
      title,
      description: `Reference of ${name}: ${exports
        .slice(0, 5)
        .map((one) => one.name)
        .join(', ')} …`,
      source: `packages/${folder}/src`,
      body: exports.map((one) => renderExport(one, { folder, places, library: name })).join('\n\n'),
    })
  }
  for (const model of models) {
    const { library, subpath, slug } = model
    const from = subpath === '.' ? library.name : `${library.name}${subpath.slice(1)}`
    const rows = pages
      .filter((page) => page.model === model)
      .flatMap(({ path, exports }) =>
        exports.map(({ name, anchor, items }) => {
          const comment = sourceOf(library.folder, name)?.comment || withoutStars(items[0]?.docComment ?? '')
          return [`[\`${name}\`](/${path}/#${anchor})`, cell(parseDocstring(comment).summary)]
        }),
      )
      .sort(([a = ''], [b = '']) => a.toLowerCase().localeCompare(b.toLowerCase()))
    writePage({
      path: `reference/${slug}/index`,
      title: from,
      description: `Everything that ${from} exports.`,
      source: `packages/${library.folder}/README.md`,
      body: `Everything that \`${from}\` exports.\n\n${table(['Export', 'What it is'], rows)}`,
    })
  }
  writePage({
    path: 'reference/index',
    title: 'Reference',
    description: 'Every export of every package.',
    source: 'packages',
    body: `Every export of every package, read from the declarations and docstrings in the source.\n\n${table(
      ['Package', 'Exports'],
      models.map(({ slug, library, subpath, items }) => [
        `[\`${library.name}${subpath.slice(1)}\`](/reference/${slug}/)`,
        String(new Set(items.map(({ name }) => name)).size),
      ]),
    )}\n\nWhat errors say, and what to do about them, stands in the [catalogue of errors](/errors/).`,
  })
}
