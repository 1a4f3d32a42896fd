// Budgets of what an application pays: minified for browsers, gzipped, with all that is unused left out.
import { existsSync, readdirSync } from 'node:fs'

// Each needs a reason beside it.
const notElementwise = []

// As a bundler builds for production.
const modern = (config) => ({
  ...config,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  conditions: ['production'],
})

const optimizers = 'packages/optimizers/dist/production'
const elementwise = (existsSync(optimizers) ? readdirSync(optimizers) : [])
  .filter((file) => file.endsWith('.js') && file !== 'index.js')
  .map((file) => file.replace('.js', ''))
  .filter((name) => !notElementwise.includes(name))

export default [
  {
    name: 'autograd, Adam and one linear layer',
    path: 'tools/size/src/adam-and-linear.ts',
    // The aim is 15 kB, and 22 is what a program pays that uses a corner of the core. Everything that is a method of Tensor, and
    // what the methods need, is in it: to get to 15 the tensor would have to lose slice, pad, trigonometry, printing and
    // normal random numbers as methods, and the optimizer its checkpoints and second looks at the loss (SAM, L-BFGS). That
    // makes code worse for people to save 6 kB; jax-js needs 78 kB for the same program, tfjs-core with its CPU backend 88.
    limit: '22 kB',
    gzip: true,
    modifyEsbuildConfig: modern,
  },
  ...elementwise.map((name) => ({
    name: `${name} alone`,
    path: `${optimizers}/${name}.js`,
    ignore: ['@chainrule/autograd'],
    limit: '2 kB',
    gzip: true,
    modifyEsbuildConfig: modern,
  })),
]
