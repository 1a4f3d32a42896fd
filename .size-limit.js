// Budgets of what an application pays: minified for browsers, gzipped, with all that is unused left out.
import { existsSync, readdirSync } from 'node:fs'

// Each needs a reason beside it.
const notElementwise = []

// As a bundler builds for production.
const modern = (config) => ({ ...config, format: 'esm', platform: 'browser', target: 'es2022', conditions: ['production'] })

const optimizers = 'packages/optimizers/dist/production'
const elementwise = (existsSync(optimizers) ? readdirSync(optimizers) : [])
  .filter((file) => file.endsWith('.js') && file !== 'index.js')
  .map((file) => file.replace('.js', ''))
  .filter((name) => !notElementwise.includes(name))

export default [
  {
    name: 'autograd, Adam and one linear layer',
    path: 'tools/size/src/adam-and-linear.ts',
    limit: '15 kB',
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
