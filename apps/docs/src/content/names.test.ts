import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as autograd from '@chainrule/autograd'
import * as wasm from '@chainrule/backend-wasm'
import * as conformance from '@chainrule/conformance'
import * as data from '@chainrule/data'
import * as initializers from '@chainrule/initializers'
import * as nn from '@chainrule/nn'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import * as safetensors from '@chainrule/safetensors'
import * as safetensorsNode from '@chainrule/safetensors/node'
import * as train from '@chainrule/train'
import * as trainNode from '@chainrule/train/node'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, 'docs')
const packages = [
  autograd,
  wasm,
  conformance,
  data,
  initializers,
  nn,
  optimizers,
  regularizers,
  safetensors,
  safetensorsNode,
  train,
  trainNode,
]
const known = new Set([
  ...packages.flatMap((exports) => Object.keys(exports)),
  ...Object.getOwnPropertyNames(autograd.Tensor.prototype),
])
/** What stands for something of the reader's own, and methods of runs, contracts and other libraries. */
const others = new Set(
  'load_file model f softSign myBackend scalar branch run step next restoreBest compile start import'.split(' '),
)

it('names in the prose only functions and methods that there are', () => {
  const unknown = globSync('{,pt-br/}{learn,guides,contribute}/*.md', { cwd: folder }).flatMap((page) =>
    callsIn(readFileSync(join(folder, page), 'utf8'))
      .filter((name) => !known.has(name) && !others.has(name))
      .map((name) => `${page}: ${name}`),
  )

  expect(unknown).toEqual([])
})

/** Functions and methods that inline code calls; of rows of a table that compares libraries, what is ours. */
function callsIn(page: string): string[] {
  return page
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split('\n')
    .map((line) => (line.startsWith('|') ? line.split('|').slice(2).join('|') : line))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)])
    .flatMap(([, code = '']) => [...code.matchAll(/(?<![\w'"@/-])([a-z]\w*)\(/g)].map(([, name = '']) => name))
}
