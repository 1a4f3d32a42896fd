import { type Initializer, type Optimizer, parameter, type Regularizer, randomKey, tensor } from '@chainrule/autograd'
import type { Member } from '@chainrule/catalogue'
import * as initializers from '@chainrule/initializers'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import { applyNoise, MAPS, SIDE } from '../../src/widgets/apply-noise.ts'
import { combined, plainOptimizer, type Role } from '../../src/widgets/combined.ts'
import { landscapes } from '../../src/widgets/landscapes.ts'
import { type MemberFactory, memberFactory, startingSettings } from '../../src/widgets/member-factory.ts'
import { scheduleFactory } from '../../src/widgets/schedule-factory.ts'
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
        const { factory, settings } = scheduleFactory(name)
        const value = factory(settings)
        return typeof value === 'function' && Number.isFinite(value(0)) ? `schedule name=${name}` : null
      }
      case 'initializer':
        if (draws(memberFactory<Initializer>(initializers, name), [8, 8])) return `histogram initializer=${name}`
        return draws(memberFactory<Initializer>(initializers, name), [8, 8, 3, 3])
          ? `histogram initializer=${name} window=true`
          : null
      case 'regularizer': {
        if (isNoise(name)) return `noise name=${name}`
        const factory = memberFactory<Regularizer>(regularizers, name)
        const made = factory(startingSettings(factory))
        // Constraints are links behind an optimizer.
        if (!('penalty' in made)) return differs(name, 'after')
        return made.penalty(parameter(tensor([[1]]))).shape.length === 0 ? `penalty regularizer=${name}` : null
      }
      case 'transform':
        return differs(name, 'before') ?? differs(name, 'after')
      case 'wrapper':
        return differs(name, 'around')
    }
  } catch {
    return null
  }
}

/** Whether a regularizer changes what flows through a layer, by chance, and keeps its shape. */
function isNoise(name: string): boolean {
  try {
    const [none, some] = [applyNoise(name, 0, 1), applyNoise(name, 0.3, 1)]
    return some.length === MAPS * SIDE * SIDE && none.every((value) => value === 1) && some.some((value) => value !== 1)
  } catch {
    return false
  }
}

/** Where a way over a surface shows what a link or wrapper does. */
function differs(name: string, role: Role): string | null {
  try {
    const { factory, make } = combined(name, role)
    for (const surface of ['valley', 'rosenbrock'] as const) {
      const path = walk(landscapes[surface], make(startingSettings(factory)), 40)
      const plain = walk(landscapes[surface], plainOptimizer(), 40)
      if (path.length > 1 && path.some(([x, y], step) => x !== plain[step]?.[0] || y !== plain[step]?.[1])) {
        return `trajectory link=${name} role=${role} surface=${surface}`
      }
    }
    return null
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
