import { parseFormula } from '@chainrule/widgets'
import { type ImportList, importList } from '../../../export/import-list.ts'
import { writtenNumbers, writtenOptions } from '../../../export/written.ts'
import { BATCH, networkExamples } from '../engine/race-network.ts'
import { OWN, type RaceState, surfaceOf } from '../race-state.ts'
import { formulaAsTypescript } from './formula-text.ts'

/** The file in which the person's own optimizer is expected, and what it exports. */
export const OWN_FILE = 'own-optimizer.ts'

/** A program that runs the race with our packages: the same start, the same numbers, the same losses. */
export function raceTypescriptProgram(state: RaceState, ownName: string | null): string {
  const imports = importList()
  const entrants = entrantsText(state, ownName, imports)
  const body = state.track === 'surface' ? surfaceText(state, imports) : networkText(state, imports)
  const own = state.entrants.some(({ name }) => name === OWN)
  return `// A race of the Chainrule playground. Needs Node.js 22.18 or newer, and the packages that are imported:
// npm install ${imports.packages().join(' ')}
${imports.text()}
${own ? `// Your optimizer, saved from the playground beside this file.\nimport { ${ownName} as own } from './${OWN_FILE}'\n` : ''}
const steps = ${state.steps}

${entrants}

${body}
`
}

function entrantsText({ entrants }: RaceState, ownName: string | null, imports: ImportList): string {
  const lines = entrants.map(({ name, settings }, index) => {
    if (name !== OWN) imports.add('@chainrule/optimizers', name)
    const title = name === OWN ? ownName : name
    return `  '${index + 1}. ${title}': ${name}(${writtenOptions(settings)}),`
  })
  return `const entrants = {\n${lines.join('\n')}\n}`
}

function surfaceText(state: RaceState, imports: ImportList): string {
  const { formula, noise = 0 } = surfaceOf(state)
  const { start, seed } = state
  imports.add('@chainrule/autograd', 'atEvaluationPoint', 'optimize', 'parameter', 'tensor')
  const height = formulaAsTypescript(parseFormula(formula, ['x', 'y']), imports)
  if (noise > 0) imports.add('@chainrule/autograd', 'drawNormal', 'randomKey')
  const slopes = `// Each step sees the slope with an error, the same for all.
const slopes = drawNormal(randomKey(${seed}).fold('slopes'), [steps, 2], { deviation: ${noise} }).data()

`
  const step =
    noise > 0
      ? `optimizer.step(() =>
      height()
        .add(x.mul(Number(slopes[2 * step])).sum())
        .add(y.mul(Number(slopes[2 * step + 1])).sum()),
    )`
      : 'optimizer.step(height)'
  return `// ${formula.replace(/\s+/g, ' ')}
${noise > 0 ? slopes : ''}for (const [name, method] of Object.entries(entrants)) {
  const x = parameter(tensor([${start[0]}]))
  const y = parameter(tensor([${start[1]}]))
  const height = () => ${height}.sum()
  const optimizer = optimize({ x, y }, method, { seed: ${seed} })
  for (let step = 0; step < steps; step++) {
    ${step}
  }
  const [loss, across, upward] = atEvaluationPoint(optimizer, () => [height().item(), x.item(), y.item()])
  console.log(\`\${name}: loss \${loss} at (\${across}, \${upward})\`)
}`
}

function networkText({ seed }: RaceState, imports: ImportList): string {
  const { inputs, targets } = networkExamples(seed)
  imports.add('@chainrule/autograd', 'atEvaluationPoint', 'initialize', 'optimize', 'tensor')
  imports.add('@chainrule/data', 'batches')
  imports.add('@chainrule/nn', 'crossEntropy', 'linear', 'sequential', 'tanh')
  return `const points = Float32Array.of(
${writtenNumbers(inputs, 2)}
)
const sides = Int32Array.of(
${writtenNumbers(targets, 1)}
)
const all = [tensor(points, { shape: [sides.length, 2] }), tensor(sides)] as const

for (const [name, method] of Object.entries(entrants)) {
  const model = sequential(linear(2, 16), tanh, linear(16, 16), tanh, linear(16, 2))
  initialize(model, { seed: ${seed} })
  const optimizer = optimize(model, method, { seed: ${seed} })
  const loader = batches(
    { point: { data: points, shape: [sides.length, 2] }, side: { data: sides, shape: [sides.length] } },
    { batchSize: ${BATCH}, seed: ${seed} },
  )
  for (let step = 0; step < steps; ) {
    for (const { point, side } of loader) {
      optimizer.step(() => crossEntropy(model(tensor(point.data, point)), tensor(side.data, side)))
      step += 1
      if (step === steps) break
    }
  }
  const loss = atEvaluationPoint(optimizer, () => crossEntropy(model(all[0]), all[1]).item())
  console.log(\`\${name}: loss \${loss}\`)
}`
}
