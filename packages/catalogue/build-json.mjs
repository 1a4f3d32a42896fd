// Writes the catalogue as JSON beside the built module, for readers that are not JavaScript.
import { writeFileSync } from 'node:fs'
import { catalogue } from './dist/index.js'

writeFileSync(new URL('./dist/catalogue.json', import.meta.url), `${JSON.stringify(catalogue, null, 2)}\n`)
