import { entryOf, type Settings } from '../../../catalogue/entry.ts'
import { initializers } from '../../../catalogue/initializers.ts'
import { pytorchOptimizerText } from '../../../export/pytorch-optimizer-text.ts'
import { pytorchInitializers } from '../../../export/pytorch-tables.ts'
import { CLASSES, type DigitsConfig, PIXELS, SIDE } from '../config.ts'

/** A PyTorch program equivalent to the training of a configuration; its random numbers are others. */
export function digitsPytorchProgram(config: DigitsConfig, steps: number): string {
  const layers = layersOf(config)
  const first = layers.flatMap(({ weight }, index) => (weight ? [initializerText(config, index, weight)] : []))
  return `# A training on digits, from the Chainrule playground, for PyTorch: pip install torch torchvision
import torch
from torch import nn
from torchvision import datasets, transforms

torch.manual_seed(${config.seed})
to_numbers = transforms.ToTensor()
train = datasets.MNIST("data", train=True, download=True, transform=to_numbers)
train = torch.utils.data.Subset(train, range(${config.examples}))
test = datasets.MNIST("data", train=False, download=True, transform=to_numbers)

model = nn.Sequential(
${layers.map(({ text }) => `    ${text},`).join('\n')}
)
# First weights; biases are 0.
with torch.no_grad():
${first.join('\n')}

${pytorchOptimizerText(config.optimizer)}

loader = torch.utils.data.DataLoader(train, batch_size=${Math.min(config.batchSize, config.examples)}, shuffle=True)
loss_of = nn.CrossEntropyLoss()
steps = ${steps}
step = 0
while step < steps:
    for x, y in loader:
        if step == steps:
            break
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimizer.step()
        step += 1
        if step % 100 == 0 or step == steps:
            print(f"step {step} of {steps}: loss {loss.item()}")

model.eval()
right = 0
with torch.no_grad():
    for x, y in torch.utils.data.DataLoader(test, batch_size=500):
        right += (model(x).argmax(dim=1) == y).sum().item()
print(f"Right on {right} of 10000 test digits")
`
}

interface PytorchLayer {
  readonly text: string
  /** Shape of its weight, if it has one. */
  readonly weight?: readonly number[]
}

function layersOf({ network, width, dropout }: DigitsConfig): PytorchLayer[] {
  const drop = dropout > 0 ? [{ text: `nn.Dropout(${dropout})` }] : []
  const linear = (inputs: number, outputs: number) => ({
    text: `nn.Linear(${inputs}, ${outputs})`,
    weight: [outputs, inputs],
  })
  if (network === 'dense') {
    return [{ text: 'nn.Flatten()' }, linear(PIXELS, width), { text: 'nn.ReLU()' }, ...drop, linear(width, CLASSES)]
  }
  const window = (from: number, to: number) => [
    { text: `nn.Conv2d(${from}, ${to}, kernel_size=3, padding=1)`, weight: [to, from, 3, 3] },
    { text: 'nn.ReLU()' },
    { text: 'nn.MaxPool2d(2)' },
  ]
  const pixels = 2 * width * (SIDE / 4) ** 2
  return [...window(1, width), ...window(width, 2 * width), { text: 'nn.Flatten()' }, ...drop, linear(pixels, CLASSES)]
}

function initializerText({ initializer: { name, settings } }: DigitsConfig, index: number, shape: readonly number[]) {
  const known = pytorchInitializers[name]
  const fill = known ? known((key) => String(settings[key]), settings) : normalInstead(name, settings, shape)
  return `    weight = model[${index}].weight\n    ${fill}\n    nn.init.zeros_(model[${index}].bias)`
}

/** Normal weights of the mean and the deviation that an initializer states, where PyTorch does not have it. */
function normalInstead(name: string, settings: Settings, shape: readonly number[]): string {
  const window = shape.slice(2).reduce((product, size) => product * size, 1)
  const [fanOut, fanIn] = [shape[0] * window, shape[1] * window]
  const request = { shape, dtype: 'float32', fanIn, fanOut, role: 'weight' } as const
  const { mean = 0, variance = 0 } = entryOf(initializers(), name)?.make(settings).expected(request) ?? {}
  return `nn.init.normal_(weight, ${mean}, ${Math.sqrt(variance)})  # for ${name}: its mean and deviation`
}
