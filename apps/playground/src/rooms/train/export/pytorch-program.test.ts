import { describe, expect, it } from 'vitest'
import { initializers } from '../../../catalogue/initializers.ts'
import { optimizers } from '../../../catalogue/optimizers.ts'
import { isPenalty, regularizers } from '../../../catalogue/regularizers.ts'
import { startingSettings } from '../../../catalogue/starting-settings.ts'
import {
  pytorchConstraints,
  pytorchInitializers,
  pytorchOptimizers,
  pytorchPenalties,
} from '../../../export/pytorch-tables.ts'
import { firstConfig, type LayerConfig, type TrainConfig, usualLayer } from '../config.ts'
import { prepareExamples } from '../engine/prepare-examples.ts'
import { pytorchProgram } from './pytorch-program.ts'

function programOf(changes: Partial<TrainConfig> = {}): string {
  const config = { ...firstConfig, ...changes }
  return pytorchProgram(config, prepareExamples(config, null), 100)
}

describe('pytorchProgram', () => {
  it('writes network, first weights, method and loss with the names and numbers of PyTorch', () => {
    const program = programOf()
    expect(program).toContain(
      '    nn.Linear(2, 8), nn.Tanh(),\n    nn.Linear(8, 8), nn.Tanh(),\n    nn.Linear(8, 1),\n',
    )
    expect(program).toContain('nn.init.xavier_normal_(weight, gain=1)')
    expect(program).toContain('torch.optim.Adam(parameters, lr=0.02, betas=(0.9, 0.999), eps=1e-8)')
    expect(program).toContain('loss_of = nn.BCEWithLogitsLoss()')
    expect(program).toContain('batch_size=32, shuffle=True')
  })

  it('sets numbers by a schedule, adds penalties to the loss, and projects after the step', () => {
    const layers: LayerConfig[] = [
      { ...usualLayer(4), regularizer: { name: 'l2', settings: { strength: 0.25 } } },
      { ...usualLayer(4), skip: true, regularizer: { name: 'maxNorm', settings: { max: 3 } } },
    ]
    const schedules = { learningRate: { name: 'linearDecay', settings: { start: 0.1, end: 0, steps: 100 } } }
    const program = programOf({ layers, schedules })
    expect(program).toContain('w = model[0].weight; loss = loss + 0.25 * w.square().sum()')
    expect(program).toContain('w = model[2].body[0].weight; w[:] = w * (3 / w.norm(dim=1, keepdim=True)).clamp(max=1)')
    expect(program).toContain('def set_learning_rate(step):  # linearDecay')
    expect(program).toMatch(/places = \[0, 1, 2,.*values = \[0.1, 0.099, 0.098,/s)
  })

  it('says what PyTorch lacks, in place of another method', () => {
    const entry = optimizers().find(({ name }) => name === 'lion')
    if (!entry) throw new Error('lion')
    const program = programOf({ optimizer: { name: 'lion', settings: startingSettings(entry) } })
    expect(program).toContain('raise NotImplementedError(')
    expect(program).toContain('torch.optim has no lion.')
    expect(program).toContain('learningRate 0.0001, beta1 0.9, beta2 0.99')
  })

  it('takes the stated mean and deviation of an initializer that PyTorch lacks', () => {
    const layers = [{ ...usualLayer(8), initializer: { name: 'lecunNormal', settings: {} } }]
    expect(programOf({ layers })).toContain(
      `nn.init.normal_(weight, 0, ${Math.sqrt(1 / 2)})  # for lecunNormal: its mean and deviation`,
    )
  })

  it('names only members and settings that there are', () => {
    const check = (
      entries: readonly { name: string; hyperparameters: object; choices: object }[],
      table: typeof pytorchPenalties,
    ) => {
      for (const [name, write] of Object.entries(table)) {
        const entry = entries.find((one) => one.name === name)
        expect(entry, name).toBeDefined()
        const known = Object.keys({ ...entry?.hyperparameters, ...entry?.choices })
        const numberOf = (key: string) => {
          expect(known, `${name}.${key}`).toContain(key)
          return '1'
        }
        write?.(numberOf, {})
      }
    }
    check(optimizers(), pytorchOptimizers)
    check(initializers(), pytorchInitializers)
    check(regularizers(), { ...pytorchPenalties, ...pytorchConstraints })
    for (const entry of regularizers()) {
      const table = isPenalty(entry.make(startingSettings(entry))) ? pytorchPenalties : pytorchConstraints
      expect(Object.keys(table)).toContain(entry.name)
    }
  })
})
