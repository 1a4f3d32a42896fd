import { parseFormula } from '@chainrule/widgets'
import { pytorchOptimizerText } from '../../../export/pytorch-optimizer-text.ts'
import { writtenNumbers } from '../../../export/written.ts'
import { BATCH, networkExamples } from '../engine/race-network.ts'
import { OWN, type RaceState, surfaceOf } from '../race-state.ts'
import { formulaAsPytorch } from './formula-text.ts'

/** The same race for PyTorch; optimizers that it does not have say so when it is their turn, and the others go on. */
export function racePytorchProgram(state: RaceState, ownName: string | null): string {
  const named = state.entrants.map((chosen, index) => {
    const name = chosen.name === OWN ? (ownName ?? OWN) : chosen.name
    return { title: `${index + 1}. ${name}`, place: `entrant_${index + 1}`, chosen: { ...chosen, name } }
  })
  const makers = named.map(({ place, chosen }) => {
    const text = pytorchOptimizerText(chosen, 'parameters')
    return `def ${place}(parameters):\n${indented(text)}\n    return optimizer`
  })
  return `# A race of the Chainrule playground, for PyTorch: pip install torch numpy
import torch
from torch import nn

steps = ${state.steps}


${makers.join('\n\n\n')}


entrants = {
${named.map(({ title, place }) => `    "${title}": ${place},`).join('\n')}
}

${state.track === 'surface' ? surfaceText(state) : networkText(state)}
for name, make in entrants.items():
    try:
        print(f"{name}: {race(make)}")
    except NotImplementedError as reason:
        print(f"{name}: {reason}")
`
}

function surfaceText(state: RaceState): string {
  const { formula, noise = 0 } = surfaceOf(state)
  const [across, upward] = state.start
  const height = formulaAsPytorch(parseFormula(formula, ['x', 'y']))
  const slopes = `# Each step sees the slope with an error, the same for all.
torch.manual_seed(${state.seed})
slopes = ${noise} * torch.randn(steps, 2)


`
  return `# ${formula.replace(/\s+/g, ' ')}
${noise > 0 ? slopes : ''}def race(make):
    x = torch.tensor([${float(across)}], requires_grad=True)
    y = torch.tensor([${float(upward)}], requires_grad=True)

    def height():
        return ${height}.sum()

    optimizer = make([x, y])
    for step in range(steps):
        optimizer.zero_grad()
        loss = height()${noise > 0 ? ' + (x * slopes[step, 0]).sum() + (y * slopes[step, 1]).sum()' : ''}
        loss.backward()
        optimizer.step()
    return f"loss {height().item()} at ({x.item()}, {y.item()})"

`
}

function networkText({ seed }: RaceState): string {
  const { inputs, targets } = networkExamples(seed)
  return `points = torch.tensor([
${writtenNumbers(inputs, 2, '    ')}
]).reshape(-1, 2)
sides = torch.tensor([
${writtenNumbers(targets, 1, '    ')}
])
data = torch.utils.data.TensorDataset(points, sides)


def race(make):
    torch.manual_seed(${seed})
    model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
    loader = torch.utils.data.DataLoader(data, batch_size=${BATCH}, shuffle=True)
    optimizer = make(model.parameters())
    step = 0
    while step < steps:
        for point, side in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(point), side).backward()
            optimizer.step()
            step += 1
            if step == steps:
                break
    return f"loss {nn.functional.cross_entropy(model(points), sides).item()}"

`
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}

/** Whole numbers would make tensors of integers, which have no gradient. */
function float(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
