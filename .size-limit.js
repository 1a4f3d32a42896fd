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

// As bundlers build for production by themselves.
const modern = (config) => ({
  ...config,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
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
    // jax-js needs 78 kB for the same program, tfjs-core with its CPU backend 88. The minifiers of Vite and terser make
    // half a kilobyte less of the same code.
    limit: '15 kB',
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
