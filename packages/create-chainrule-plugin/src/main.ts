#!/usr/bin/env node
/**
 * `npm create chainrule-plugin [folder] -- [options]`: asks what is not given, and writes a package that builds, tests and
 * publishes as it is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import * as prompts from '@clack/prompts'
import { type Kind, kinds, memberOf, memberProblem, packageNameProblem } from './plugin.ts'
import { filesOf } from './templates/files.ts'

const help = `Makes a package for a plugin of Chainrule.

  npm create chainrule-plugin [folder] -- [options]

  --kind KIND      ${kinds.join(', ')}
  --name PACKAGE   name on npm: chainrule-plugin-… or @scope/chainrule-…   (from the folder)
  --member NAME    name of the export, in camelCase                        (from the package)
  --help           this text

What is not given is asked for; without a terminal it has to be given.`

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values, positionals } = readArguments()
  if (values.help) {
    console.log(help)
    return
  }
  const kind = await askKind(values.kind)
  const packageName = await askName(values.name ?? nameOf(positionals[0]))
  const member = await askMember(values.member, memberOf(packageName))
  const folder = resolve(positionals[0] ?? basename(packageName))
  requireEmpty(folder)
  const files = filesOf({ kind, packageName, member, chainrule: ownVersion() })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  console.log(`${packageName} stands in ${folder}. Next:

  cd ${folder}
  npm install
  npm test

Then change src/: formula, code and text. The suite tells what is missing.`)
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        kind: { type: 'string' },
        name: { type: 'string' },
        member: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${help}`)
  }
}

async function askKind(given: string | undefined): Promise<Kind> {
  if (given !== undefined) {
    const kind = kinds.find((known) => known === given)
    if (kind) return kind
    throw new Error(`--kind is "${given}": choose one of ${kinds.join(', ')}.`)
  }
  requireTerminal('--kind')
  const options = kinds.map((kind) => ({ value: kind, label: kind }))
  return answered<Kind>(await prompts.select<Kind>({ message: 'What will it be?', options }))
}

async function askName(given: string | undefined): Promise<string> {
  if (given !== undefined) return checked(given, packageNameProblem)
  requireTerminal('--name')
  const placeholder = 'chainrule-plugin-signed-momentum'
  return answered(
    await prompts.text({
      message: 'What is the package called?',
      placeholder,
      validate: (name) => packageNameProblem(name ?? ''),
    }),
  )
}

async function askMember(given: string | undefined, suggested: string): Promise<string> {
  if (given !== undefined) return checked(given, memberProblem)
  if (memberProblem(suggested) === undefined && !process.stdin.isTTY) return suggested
  requireTerminal('--member')
  return answered(
    await prompts.text({
      message: 'What does it export?',
      initialValue: suggested,
      validate: (member) => memberProblem(member ?? ''),
    }),
  )
}

/** A folder that is named like a plugin names the package too. */
function nameOf(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined
  const name = basename(resolve(folder))
  return packageNameProblem(name) === undefined ? name : undefined
}

function checked(value: string, problemOf: (value: string) => string | undefined): string {
  const problem = problemOf(value)
  if (problem !== undefined) throw new Error(problem)
  return value
}

function requireTerminal(option: string): void {
  if (process.stdin.isTTY) return
  throw new Error(`${option} is missing, and there is no terminal to ask in.\n\n${help}`)
}

function requireEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).every((name) => name === '.git')) return
  throw new Error(`${folder} is not empty. Name a folder that does not exist yet; nothing was written.`)
}

function answered<T extends string>(answer: T | symbol): T {
  if (typeof answer === 'string') return answer
  prompts.cancel('Stopped; nothing was written.')
  process.exit(130)
}

/** Plugins are written for the version that this was published with. */
function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}
