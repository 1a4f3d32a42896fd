import { type Initializer, type Optimizer, parameter, type Regularizer, randomKey, tensor } from '@chainrule/autograd'
import type { Member } from '@chainrule/catalogue'
import * as initializers from '@chainrule/initializers'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import { landscapes } from '../../src/widgets/landscapes.ts'
import { type MemberFactory, memberFactory, startingSettings } from '../../src/widgets/member-factory.ts'
import { walk } from '../../src/widgets/walk.ts'

/** The widget that shows a member at work, as its fence says it; null for members that need more than a page can give. */
export function widgetOf({ name, kind }: Member): string | null {
  try {
    switch (kind) {
      case 'optimizer': {
        const factory = memberFactory<Optimizer>(optimizers, name)
        const path = walk(landscapes.valley, factory(startingSettings(factory)), 3)
        return path.length > 1 ? `trajectory optimizer=${name}` : null
      }
      case 'schedule': {
        const factory = memberFactory<(step: number) => number>(optimizers, name)
        const lists = Object.values(factory.definition.hyperparameters).some(({ list }) => list)
        const value = factory(startingSettings(factory))
        return !lists && typeof value === 'function' && Number.isFinite(value(0)) ? `schedule name=${name}` : null
      }
      case 'initializer':
        if (draws(memberFactory<Initializer>(initializers, name), [8, 8])) return `histogram initializer=${name}`
        return draws(memberFactory<Initializer>(initializers, name), [8, 8, 3, 3])
          ? `histogram initializer=${name} window=true`
          : null
      case 'regularizer': {
        const factory = memberFactory<Regularizer>(regularizers, name)
        const penalty = factory(startingSettings(factory)).penalty(parameter(tensor([[1]])))
        return penalty.shape.length === 0 ? `penalty regularizer=${name}` : null
      }
      default:
        return null
    }
  } catch {
    return null
  }
}

function draws(factory: MemberFactory<Initializer>, shape: readonly number[]): boolean {
  try {
    const initializer = factory(startingSettings(factory))
    const request = { shape, dtype: 'float32', fanIn: 8, fanOut: 8, role: 'weight', random: randomKey(1) } as const
    return Number.isFinite(initializer.draw(request).sum().item())
  } catch {
    return false
  }
}
