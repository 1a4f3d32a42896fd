import { type Chosen, entryOf } from '../../../catalogue/entry.ts'
import { initializers } from '../../../catalogue/initializers.ts'
import { schedules } from '../../../catalogue/schedules.ts'
import { pytorchOptimizerText } from '../../../export/pytorch-optimizer-text.ts'
import {
  type InPytorch,
  pytorchActivations,
  pytorchConstraints,
  pytorchGroupNames,
  pytorchHelpers,
  pytorchInitializers,
  pytorchPenalties,
} from '../../../export/pytorch-tables.ts'
import { writtenNumbers, writtenPictures } from '../../../export/written.ts'
import type { TrainConfig } from '../config.ts'
import { type Examples, outputsFor } from '../engine/examples.ts'
import { type LayerPlan, layerPlans } from './layer-plan.ts'

/**
 * A PyTorch program equivalent to the run of a configuration: the same examples, network, method and loss. Its random numbers
 * are others, so single numbers differ. What PyTorch lacks stops the program with a sentence that says so.
 */
export function pytorchProgram(config: TrainConfig, examples: Examples, steps: number): string {
  const { train, inputNames, task } = examples
  const plans = layerPlans(config, inputNames.length, outputsFor(task))
  const parts = plans.map((plan) => `    ${layerText(plan)},`).join('\n')
  const first = plans.map(initializerText).join('\n')
  const penalties = ruleTexts(plans, pytorchPenalties)
  const constraints = ruleTexts(plans, pytorchConstraints)
  const helpers = Object.entries(pytorchHelpers).filter(([name]) => penalties.some((text) => text.includes(`${name}(`)))
  const blocks = [
    '# A run of the Chainrule playground, for PyTorch: pip install torch numpy',
    ['import base64', 'import numpy as np', 'import torch', 'from torch import nn']
      .slice(examples.picture ? 0 : 1)
      .join('\n'),
    `torch.manual_seed(${config.seed})`,
    dataText(examples),
    ...classTexts(config, plans),
    `model = nn.Sequential(\n${parts}\n)`,
    `# First weights; biases are 0.\nwith torch.no_grad():\n${first}`,
    ...helpers.map(([, text]) => text),
    pytorchOptimizerText(config.optimizer),
    ...Object.entries(config.schedules).map(([name, schedule]) => scheduleText(name, schedule, steps)),
    `${lossText(task)}
data = torch.utils.data.TensorDataset(inputs, targets)
loader = torch.utils.data.DataLoader(data, batch_size=${Math.min(config.batchSize, train.count)}, shuffle=True)

steps = ${steps}
step = 0
while step < steps:
    for x, y in loader:
        if step == steps:
            break
${Object.keys(config.schedules)
  .map((name) => `        set_${snake(name)}(step)\n`)
  .join('')}        optimizer.zero_grad()
        loss = loss_of(model(x), y)
${penalties.map((text) => `        ${text.replace('RULE', 'loss = loss + ')}\n`).join('')}        loss.backward()
        optimizer.step()
${constraints.length > 0 ? `        with torch.no_grad():\n${constraints.map((text) => `            ${text.replace('RULE', 'w[:] = ')}\n`).join('')}` : ''}        step += 1`,
    `model.eval()
with torch.no_grad():
    print(f"Training loss after {step} steps: {loss_of(model(inputs), targets).item()}")`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function dataText(examples: Examples): string {
  const { train, inputNames, picture, task } = examples
  const width = inputNames.length
  const inputs = picture
    ? `torch.frombuffer(bytearray(base64.b64decode("${writtenPictures(train.inputs)}")), dtype=torch.uint8)\ninputs = inputs.reshape(${train.count}, ${width}) / 255`
    : `torch.tensor([\n${writtenNumbers(train.inputs, width, '    ')}\n]).reshape(${train.count}, ${width})`
  const labels = task.kind === 'classes' && task.names.length > 2
  const targets = `torch.tensor([\n${writtenNumbers(train.targets, 1, '    ')}\n]${labels ? '' : ', dtype=torch.float32'})`
  return `inputs = ${inputs}\ntargets = ${targets}${labels ? '' : '.reshape(-1, 1)'}`
}

function classTexts({ layers }: TrainConfig, plans: readonly LayerPlan[]): string[] {
  const sine = `class Sine(nn.Module):
    def forward(self, x):
        return torch.sin(x)`
  const around = `class Residual(nn.Module):
    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, x):
        return x + self.body(x)`
  return [
    ...(layers.some(({ activation }) => activation === 'sine') ? [sine] : []),
    ...(plans.some((plan) => plan.around) ? [around] : []),
  ]
}

function layerText({ inputs, outputs, layer, around }: LayerPlan): string {
  const { activation = 'none', dropout = 0 } = layer
  const body = [`nn.Linear(${inputs}, ${outputs})`, ...(activation === 'none' ? [] : [pytorchActivations[activation]])]
  const parts = around ? [`Residual(${body.join(', ')})`] : body
  return [...parts, ...(dropout > 0 ? [`nn.Dropout(${dropout})`] : [])].join(', ')
}

function initializerText(plan: LayerPlan): string {
  const { name, settings } = plan.layer.initializer
  const known = pytorchInitializers[name]
  const place = modelPlace(plan)
  const fill = known ? known((key) => String(settings[key]), settings) : normalInstead(plan)
  const comment = known ? '' : `  # for ${name}: its mean and deviation`
  return `    weight = ${place}.weight\n    ${fill}${comment}\n    nn.init.zeros_(${place}.bias)`
}

/** Normal weights of the mean and the deviation that an initializer states, where PyTorch does not have it. */
function normalInstead({ inputs, outputs, layer: { initializer } }: LayerPlan): string {
  const entry = entryOf(initializers(), initializer.name)
  const request = {
    shape: [outputs, inputs],
    dtype: 'float32',
    fanIn: inputs,
    fanOut: outputs,
    role: 'weight',
  } as const
  const { mean = 0, variance = 0 } = entry?.make(initializer.settings).expected(request) ?? {}
  return `nn.init.normal_(weight, ${mean}, ${Math.sqrt(variance)})`
}

/** A line for each layer with a rule of a table; RULE stands for what is done with it. */
function ruleTexts(plans: readonly LayerPlan[], table: Readonly<Record<string, InPytorch | undefined>>): string[] {
  return plans.flatMap((plan) => {
    const { regularizer } = plan.layer
    const text = regularizer && table[regularizer.name]
    if (!text) return []
    return [
      `w = ${modelPlace(plan)}.weight; RULE${text((key) => String(regularizer.settings[key]), regularizer.settings)}`,
    ]
  })
}

/** A schedule as a table of its values, with straight lines between them. */
function scheduleText(name: string, { name: kind, settings }: Chosen, steps: number): string {
  const group = pytorchGroupNames[name]
  const schedule = entryOf(schedules(), kind)?.make(settings)
  const count = Math.min(steps, 200)
  const places = Array.from({ length: count + 1 }, (_, index) => Math.round((index * steps) / count))
  const values = places.map((step) => Number((schedule?.(step) ?? 0).toPrecision(6)))
  const set = group
    ? `    for group in optimizer.param_groups:\n        group["${group}"] = value`
    : `    raise NotImplementedError("PyTorch keeps ${name} elsewhere: set it to value here.")`
  return `def set_${snake(name)}(step):  # ${kind}
    places = [${places.join(', ')}]
    values = [${values.join(', ')}]
    value = float(np.interp(step, places, values))
${set}`
}

function lossText(task: Examples['task']): string {
  if (task.kind === 'number') return 'loss_of = nn.MSELoss()'
  return task.names.length === 2 ? 'loss_of = nn.BCEWithLogitsLoss()' : 'loss_of = nn.CrossEntropyLoss()'
}

function modelPlace({ place, around }: LayerPlan): string {
  return around ? `model[${place}].body[0]` : `model[${place}]`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
