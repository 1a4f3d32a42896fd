/**
 * `npm run new -- KIND NAME`: a member inside the repository, from the templates that `create-chainrule-plugin` has for
 * members outside of it. (The generator of turbo would need templates in a language of its own.)
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileOf, type Kind, kinds, memberProblem } from '../packages/create-chainrule-plugin/src/plugin.ts'
import { members } from '../packages/create-chainrule-plugin/src/templates/members.ts'
import { root } from './packages.ts'

const families: Record<Kind, string> = {
  optimizer: 'optimizers',
  transform: 'optimizers',
  schedule: 'optimizers',
  initializer: 'initializers',
  regularizer: 'regularizers',
}

const [given = '', member = ''] = process.argv.slice(2)
const kind = kinds.find((known) => known === given)
if (!kind) fail(`"${given}" is no kind of member: npm run new -- ${kinds.join('|')} NAME`)
const problem = memberProblem(member)
if (problem) fail(problem)

const folder = join(root, 'packages', families[kind], 'src')
const file = fileOf(member)
const index = join(folder, 'index.ts')
if (existsSync(join(folder, `${file}.ts`))) fail(`${join(folder, `${file}.ts`)} exists; nothing was written.`)
writeFileSync(join(folder, `${file}.ts`), members[kind].source(member))
writeFileSync(join(folder, `${file}.test.ts`), members[kind].test(member, file))
const lines = readFileSync(index, 'utf8').trimEnd().split('\n')
writeFileSync(index, `${[...lines, `export * from './${file}.ts'`].sort().join('\n')}\n`)
console.log(`Written: packages/${families[kind]}/src/${file}.ts and its test. Next:

  1. formula, paper, code and both texts in ${file}.ts
  2. vitest run packages/${families[kind]}/src/${file}.test.ts
  3. npm run format && npm run catalogue && npm run api && npm run changeset`)

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
