import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryPackages, root } from '../../../../scripts/packages.ts'
import { escapeText } from '../pages/markdown.ts'
import { writePage } from '../pages/page-file.ts'
import { parseChangeset } from './parse-changeset.ts'

/** Writes what has changed, in both languages: what comes with the next release, and the changelogs of the packages. */
export function writeChangelog(): void {
  const upcoming = globSync('.changeset/*.md', { cwd: root })
    .filter((file) => !file.endsWith('README.md'))
    .sort()
    .map((file) => parseChangeset(readFileSync(join(root, file), 'utf8')))
    .filter(({ packages }) => packages.length > 0)
  const next = upcoming.map(
    ({ packages, text }) =>
      `- ${escapeText(text.replaceAll('\n', ' '))} ${packages.map(({ name }) => `\`${name}\``).join(', ')}`,
  )
  const released = libraryPackages().flatMap(({ name, path }) => {
    const file = join(path, 'CHANGELOG.md')
    if (!existsSync(file)) return []
    // Headings go one level down, under that of the package.
    const text = readFileSync(file, 'utf8').replace(/^# .*\n/, '')
    return [`## ${name}\n\n${text.replace(/^#+ /gm, (marks) => `#${marks}`)}`]
  })
  const page = { source: '.changeset', body: '' }
  writePage({
    ...page,
    path: 'changelog',
    title: 'Changelog',
    description: 'What has changed in every package, and what comes with the next release.',
    body: [
      'All packages are released together, with one version. What breaks a program is named with the code before and after.',
      '## In the next release',
      next.length > 0 ? next.join('\n') : 'Nothing yet.',
      ...released,
    ].join('\n\n'),
  })
  writePage({
    ...page,
    path: 'pt-br/changelog',
    title: 'Mudanças',
    description: 'O que mudou em cada pacote, e o que vem na próxima versão.',
    body: [
      'Todos os pacotes saem juntos, com uma só versão. O que quebra um programa é dito com o código de antes e de depois. As frases são as do repositório, em inglês.',
      '## Na próxima versão',
      next.length > 0 ? next.join('\n') : 'Nada ainda.',
      ...released,
    ].join('\n\n'),
  })
}
