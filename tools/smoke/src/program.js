// Runs in an empty folder, on the oldest Node.js at hand: every entry point loads, and a small model learns.
import { readdirSync, readFileSync } from 'node:fs'
import { initialize, optimize, tensor } from '@chainrule/autograd'
import { linear } from '@chainrule/nn'
import { adam } from '@chainrule/optimizers/adam'
import { decode, encode } from '@chainrule/safetensors'

let passed = 0
for (const { specifier, acts } of everyEntryPoint()) {
  const exported = Object.keys(await import(specifier))
  if (exported.length === 0 && !acts) throw new Error(`${specifier} exports nothing.`)
  passed++
}

const x = tensor([[-1], [0], [1], [2]])
const y = tensor([[-3], [-1], [1], [3]])
const model = initialize(linear(1, 1), { seed: 1 })
const optimizer = optimize(model, adam({ learningRate: 0.1 }))
for (let step = 0; step < 300; step++) {
  model(x).sub(y).square().mean().backward()
  optimizer.step()
  optimizer.zeroGrad()
}
const slope = /** @type {Float32Array} */ (model.weight.data())[0]
if (!(Math.abs(slope - 2) < 0.01)) throw new Error(`The slope of y = 2x - 1 came out as ${slope}.`)
passed++

const bytes = encode({ weight: { dtype: 'float32', shape: [1, 1], data: Float32Array.of(slope) } })
const saved = decode(bytes).tensors.weight?.data[0]
if (saved !== slope) throw new Error(`${slope} was saved and ${saved} read.`)
passed++
console.log(`${passed} passed, 0 failed`)

/** All modules that the installed packages export, and whether they are there for what they do; data is not imported. */
function everyEntryPoint() {
  return readdirSync('node_modules/@chainrule').flatMap((folder) => {
    const path = `node_modules/@chainrule/${folder}`
    const { name, exports, sideEffects } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'))
    const files = readdirSync(`${path}/dist`).filter((file) => file.endsWith('.js') && file !== 'index.js')
    return Object.keys(exports).flatMap((subpath) =>
      (subpath === './*' ? files.map((file) => `./${file.slice(0, -3)}`) : [subpath])
        .filter((each) => exports[each] !== null && typeof exports[each] !== 'string')
        .map((each) => ({
          specifier: name + each.slice(1),
          acts: Array.isArray(sideEffects) && sideEffects.includes(exports[each]?.node),
        })),
    )
  })
}
