import { entryOf } from '../../../catalogue/entry.ts'
import { optimizerNamed } from '../../../catalogue/optimizers.ts'
import { isPenalty, regularizers } from '../../../catalogue/regularizers.ts'
import { type ImportList, importList } from '../../../export/import-list.ts'
import { writtenNumbers, writtenOptions, writtenPictures } from '../../../export/written.ts'
import type { ActivationName } from '../activations.ts'
import type { TrainConfig } from '../config.ts'
import { type Examples, outputsFor } from '../engine/examples.ts'
import { type LayerPlan, layerPlans } from './layer-plan.ts'

/**
 * A program that makes the run of a configuration with our packages: the same examples, weights, batches and updates, and so
 * the same numbers.
 */
export function typescriptProgram(config: TrainConfig, examples: Examples, steps: number): string {
  const imports = importList()
  imports.add('@chainrule/autograd', 'atEvaluationPoint', 'initialize', 'noGrad', 'optimize', 'type Tensor', 'tensor')
  imports.add('@chainrule/data', 'batches')
  imports.add('@chainrule/nn', 'evaluationMode', 'sequential')
  const { train, inputNames, task } = examples
  const plans = layerPlans(config, inputNames.length, outputsFor(task))
  const network = plans.map((plan) => `  ${layerText(plan, imports)},`).join('\n')
  const rules = rulesText(plans, imports)
  const method = methodText(config, plans, imports)
  const step = stepText(config, examples, plans, imports)
  const loss = lossText(examples, imports)
  return `// A run of the Chainrule playground. Needs Node.js 22.18 or newer, and the packages that are imported:
// npm install ${imports.packages().join(' ')}
${imports.text()}

// ${train.count} examples, ${inputNames.length > 9 ? `${inputNames.length} numbers` : inputNames.join(', ').replace(/\s+/g, ' ')} in each row.
${dataText(examples)}

const model = sequential(
${network}
)
initialize(model, { seed: ${config.seed} })
${rules}const optimizer = optimize(model, ${method}, { seed: ${config.seed} })

${step}

const loader = batches({ inputs, targets }, { batchSize: ${Math.min(config.batchSize, train.count)}, seed: ${config.seed} })
const steps = ${steps}
for (let step = 0; step < steps; ) {
  for (const batch of loader) {
    learn(tensor(batch.inputs.data, batch.inputs), tensor(batch.targets.data, batch.targets))
    step += 1
    if (step === steps) break
  }
}

evaluationMode(model)
const all = [tensor(inputs.data, inputs), tensor(targets.data, targets)] as const
const loss = noGrad(() => atEvaluationPoint(optimizer, () => ${loss}(model(all[0]), all[1])))
console.log(\`Training loss after \${steps} steps: \${loss.item()}\`)
`
}

function dataText(examples: Examples): string {
  const { train, inputNames, picture } = examples
  const width = inputNames.length
  const inputs = picture
    ? `Float32Array.from(atob('${writtenPictures(train.inputs)}'), (byte) => byte.charCodeAt(0) / 255)`
    : `Float32Array.of(\n${writtenNumbers(train.inputs, width, '    ')}\n  )`
  const labels = kindOf(examples) === 'classes'
  const targets = `${labels ? 'Int32Array' : 'Float32Array'}.of(\n${writtenNumbers(train.targets, 1, '    ')}\n  )`
  return `const inputs = {
  shape: [${train.count}, ${width}],
  data: ${inputs},
}
const targets = {
  shape: [${labels ? train.count : `${train.count}, 1`}],
  data: ${targets},
}`
}

function kindOf({ task }: Examples): 'number' | 'twoClasses' | 'classes' {
  if (task.kind === 'number') return 'number'
  return task.names.length === 2 ? 'twoClasses' : 'classes'
}

function lossText(examples: Examples, imports: ImportList): string {
  const name = {
    number: 'meanSquaredError',
    twoClasses: 'binaryCrossEntropyWithLogits',
    classes: 'crossEntropy',
  }[kindOf(examples)]
  imports.add('@chainrule/nn', name)
  return name
}

function layerText({ inputs, outputs, layer, around }: LayerPlan, imports: ImportList): string {
  const { initializer, activation, dropout = 0 } = layer
  imports.add('@chainrule/nn', 'linear')
  imports.add('@chainrule/initializers', initializer.name, 'zeros')
  const weight = `${initializer.name}(${writtenOptions(initializer.settings)})`
  const body = [`linear(${inputs}, ${outputs}, { weight: ${weight}, bias: zeros() })`]
  if (activation && activation !== 'none') body.push(activationText(activation, imports))
  if (around) imports.add('@chainrule/nn', 'residual')
  const parts = around ? [`residual(sequential(${body.join(', ')}))`] : body
  if (dropout > 0) {
    imports.add('@chainrule/nn', 'dropout')
    parts.push(`dropout({ rate: ${dropout} })`)
  }
  return parts.join(', ')
}

/** Activations with options of their own go through a function, so that the options keep their defaults. */
function activationText(activation: ActivationName, imports: ImportList): string {
  const fromCore = activation === 'sine' || activation === 'softplus'
  const name = activation === 'sine' ? 'sin' : activation
  imports.add(fromCore ? '@chainrule/autograd' : '@chainrule/nn', name)
  return fromCore || ['leakyRelu', 'gelu', 'elu', 'hardTanh'].includes(name) ? `(x) => ${name}(x)` : name
}

/** Penalties and constraints as constants, one for each layer that has one. */
function rulesText(plans: readonly LayerPlan[], imports: ImportList): string {
  return plans
    .map(({ layer: { regularizer } }, index) => {
      if (!regularizer) return ''
      imports.add('@chainrule/regularizers', regularizer.name)
      return `const rule${index + 1} = ${regularizer.name}(${writtenOptions(regularizer.settings)})\n`
    })
    .join('')
}

function methodText({ optimizer, schedules }: TrainConfig, plans: readonly LayerPlan[], imports: ImportList): string {
  imports.add('@chainrule/optimizers', optimizer.name, ...Object.values(schedules).map(({ name }) => name))
  const scheduled = Object.fromEntries(
    Object.entries(schedules).map(([name, schedule]) => [
      name,
      `${schedule.name}(${writtenOptions(schedule.settings)})`,
    ]),
  )
  const main = `${optimizer.name}(${writtenOptions(optimizer.settings, scheduled)})`
  const constraints = plans.flatMap((plan, index) =>
    ruleKind(plan) === 'constraint' ? [`only(rule${index + 1}, ({ name }) => name === '${pathOf(plan)}')`] : [],
  )
  if (constraints.length === 0) return main
  imports.add('@chainrule/optimizers', 'chain', 'only')
  return `chain(${[main, ...constraints].join(', ')})`
}

function stepText(config: TrainConfig, examples: Examples, plans: readonly LayerPlan[], imports: ImportList): string {
  const needs = optimizerNamed(config.optimizer.name)?.make(config.optimizer.settings).needs ?? []
  const loss = lossText(examples, imports)
  const penalties = plans
    .map((plan, index) =>
      ruleKind(plan) === 'penalty' ? `.add(rule${index + 1}.penalty(model${fieldOf(plan)}.weight))` : '',
    )
    .join('')
  const step = needs.includes('sampledGradient')
    ? `optimizer.step((request) => {
    const output = model(x)
    return ${loss}(output, request ? ${sampleText(examples, imports)} : y)${penalties}
  })`
    : `optimizer.step(() => ${loss}(model(x), y)${penalties})`
  // What decides by numbers that it reads cannot be captured.
  const captured = !needs.includes('read')
  if (captured) imports.add('@chainrule/autograd', 'compile')
  const body = `(x: Tensor, y: Tensor) => ${step}`
  return `const learn = ${captured ? `compile(${body})` : body}`
}

/** Targets drawn from what the network predicts. */
function sampleText(examples: Examples, imports: ImportList): string {
  switch (kindOf(examples)) {
    case 'number':
      imports.add('@chainrule/autograd', 'drawNormal')
      return 'output.add(drawNormal(request.sample, output.shape, { variance: 0.5 })).detach()'
    case 'twoClasses':
      imports.add('@chainrule/autograd', 'less', 'sigmoid')
      return "less(request.sample.uniform(output.shape), sigmoid(output)).cast('float32').detach()"
    case 'classes':
      imports.add('@chainrule/autograd', 'argMax')
      return 'argMax(output.sub(request.sample.uniform(output.shape, { min: 1e-6, max: 1 - 1e-6 }).log().neg().log())).detach()'
  }
}

function ruleKind({ layer: { regularizer } }: LayerPlan): 'penalty' | 'constraint' | null {
  const entry = regularizer && entryOf(regularizers(), regularizer.name)
  if (!entry || !regularizer) return null
  return isPenalty(entry.make(regularizer.settings)) ? 'penalty' : 'constraint'
}

function pathOf({ place, around }: LayerPlan): string {
  return around ? `${place}.body.0.weight` : `${place}.weight`
}

function fieldOf({ place, around }: LayerPlan): string {
  return around ? `[${place}].body[0]` : `[${place}]`
}
