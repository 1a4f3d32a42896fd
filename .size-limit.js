// Budgets of what an application pays: minified for browsers, gzipped, with all that is unused left out.
import { existsSync, readdirSync } from 'node:fs'

// Matrix and search members work on more than one element at a time: decompositions, line searches, factored moments.
const matrixAndSearch = [
  'adafactor',
  'came',
  'conjugate-gradient',
  'lbfgs',
  'muon',
  'newton',
  'orthogonal-momentum',
  'shampoo',
  'soap',
]

// As a bundler builds for production.
const modern = (config) => ({
  ...config,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  conditions: ['production'],
})

const families = ['initializers', 'optimizers', 'regularizers']
const members = families.flatMap((family) => {
  const folder = `packages/${family}/dist/production`
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files
    .filter((file) => file.endsWith('.js') && file !== 'index.js')
    .map((file) => ({ name: file.replace('.js', ''), path: `${folder}/${file}` }))
})

export default [
  {
    name: 'autograd, Adam and one linear layer',
    path: 'tools/size/src/adam-and-linear.ts',
    // The aim is 15 kB, and 22 is what a program pays that uses a corner of the core. Everything that is a method of Tensor, and
    // what the methods need, is in it: to get to 15 the tensor would have to lose slice, pad, trigonometry, printing and
    // normal random numbers as methods, and the optimizer its checkpoints and second looks at the loss (SAM, L-BFGS). That
    // makes code worse for people to save 6 kB; jax-js needs 78 kB for the same program, tfjs-core with its CPU backend 88.
    limit: '22.5 kB',
    gzip: true,
    modifyEsbuildConfig: modern,
  },
  ...members.map(({ name, path }) => ({
    name: `${name} alone`,
    path,
    ignore: ['@chainrule/*'],
    limit: matrixAndSearch.includes(name) ? '5 kB' : '2 kB',
    gzip: true,
    modifyEsbuildConfig: modern,
  })),
]
