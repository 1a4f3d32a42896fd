import type { Kind } from '../plugin.ts'

/** The source of a member and the line that tests it; both work as they are, and are there to be changed. */
export interface MemberTemplate {
  readonly source: (member: string) => string
  readonly test: (member: string, file: string) => string
  /** A program of a few lines that uses it. */
  readonly usage: (member: string, packageName: string) => string
}

export const members: Readonly<Record<Kind, MemberTemplate>> = {
  optimizer: {
    source: (member) => `import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What \`${member}\` remembers of each parameter. */
export type ${capital(member)}State = { velocity: Tensor }

/**
 * Steps along a running sum of gradients.
 *
 *     velocity <- μ velocity + g
 *     change   =  -η velocity
 *
 * Name the paper here: authors, year, algorithm, address; and where you differ from it.
 */
export const ${member} = defineOptimizer({
  name: '${member}',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    decay: {
      symbol: 'μ',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the velocity that stays.', pt: 'Parte da velocidade que permanece.' },
    },
  },
  text: { en: 'Steps along a running sum of gradients.', pt: 'Passos ao longo de uma soma móvel dos gradientes.' },
  init: (parameter): ${capital(member)}State => ({ velocity: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.decay)).add(g)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})
`,
    test: (member, file) => `import { testOptimizer, trajectory } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { ${member} } from './${file}.ts'

testOptimizer('${member}', ${member}, { test: it, describe, elementwise: true, statePerParameter: 1 })

it('follows its formula on ½w², worked out by hand', () => {
  // w = 1, g = 1, v = 1, w = 0.9; g = 0.9, v = 1.8, w = 0.72.
  const path = trajectory(${member}({ learningRate: 0.1 }), { start: [1], gradient: (w) => w, steps: 2 })
  expect(path[0][0]).toBeCloseTo(0.9, 6)
  expect(path[1][0]).toBeCloseTo(0.72, 6)
})
`,
    usage: (member, packageName) => `import { optimize, parameter, tensor } from '@chainrule/autograd'
import { ${member} } from '${packageName}'

const w = parameter(tensor([1, -2]))
const optimizer = optimize({ w }, ${member}({ learningRate: 0.1 }))
for (let step = 0; step < 100; step++) optimizer.step(() => w.square().sum())
console.log(w.toArray())
`,
  },
  transform: {
    source: (member) => `import { clamp, defineOptimizer } from '@chainrule/autograd'

/**
 * Limits every element of a gradient to a range, before the rule sees it.
 *
 *     g <- min(limit, max(-limit, g))
 *
 * Name the paper here, and where you differ from it. For a chain: \`chain(${member}(), adam())\`.
 */
export const ${member} = defineOptimizer({
  name: '${member}',
  hyperparameters: {
    limit: {
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest size of an element.', pt: 'Maior tamanho de um elemento.' },
    },
  },
  text: { en: 'Limits every element of a gradient.', pt: 'Limita cada elemento do gradiente.' },
  update({ gradient: g, scalar }) {
    const limit = scalar((h) => h.limit)
    const lower = scalar((h) => -h.limit)
    return { gradient: clamp(g, lower, limit) }
  },
})
`,
    test: (member, file) => `import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { ${member} } from './${file}.ts'

testOptimizer('${member}', ${member}, { test: it, describe, link: 'before', elementwise: true, statePerParameter: 0 })
`,
    usage: (member, packageName) => `import { optimize, parameter, tensor } from '@chainrule/autograd'
import { adam, chain } from '@chainrule/optimizers'
import { ${member} } from '${packageName}'

const w = parameter(tensor([1, -2]))
const optimizer = optimize({ w }, chain(${member}(), adam({ learningRate: 0.1 })))
for (let step = 0; step < 100; step++) optimizer.step(() => w.square().sum())
console.log(w.toArray())
`,
  },
  initializer: {
    source: (member) => `import { defineInitializer, drawNormal } from '@chainrule/autograd'

/**
 * Normal weights whose variance falls with the number of inputs.
 *
 *     σ² = gain² / fanIn
 *
 * Name the paper here: authors, year, equation, address; and where you differ from it.
 */
export const ${member} = defineInitializer({
  name: '${member}',
  hyperparameters: {
    gain: {
      symbol: 'g',
      default: 1,
      above: 0,
      text: { en: 'Factor of the standard deviation.', pt: 'Fator do desvio padrão.' },
    },
  },
  text: {
    en: 'Normal weights whose variance falls with the number of inputs.',
    pt: 'Pesos normais cuja variância cai com o número de entradas.',
  },
  expected: ({ fanIn, gain }) => ({ mean: 0, variance: gain ** 2 / fanIn }),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
`,
    test: (member, file) => `import { testInitializer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { ${member} } from './${file}.ts'

testInitializer('${member}', ${member}, { test: it, describe })
`,
    usage: (member, packageName) => `import { initialize, Parameter } from '@chainrule/autograd'
import { ${member} } from '${packageName}'

const model = { weight: new Parameter([4, 3], 'float32', { initializer: ${member}() }) }
initialize(model, { seed: 1 })
console.log(model.weight.toArray())
`,
  },
  regularizer: {
    source: (member) => `import { defineRegularizer } from '@chainrule/autograd'

/**
 * A penalty that grows with the square of every weight.
 *
 *     penalty = λ Σ w²
 *
 * Name the paper here: authors, year, equation, address; and where you differ from it.
 */
export const ${member} = defineRegularizer({
  name: '${member}',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of squares.', pt: 'Peso da soma dos quadrados.' },
    },
  },
  text: { en: 'Pulls every weight toward 0.', pt: 'Puxa todos os pesos para 0.' },
  penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
})
`,
    test: (member, file) => `import { testRegularizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { ${member} } from './${file}.ts'

testRegularizer('${member}', ${member}, { test: it, describe })
`,
    usage: (member, packageName) => `import { tensor } from '@chainrule/autograd'
import { ${member} } from '${packageName}'

console.log(${member}({ strength: 0.5 }).penalty(tensor([1, -2])).item())
`,
  },
  schedule: {
    source: (member) => `import { defineSchedule } from '@chainrule/autograd'

/**
 * A straight line from one value to another, which it keeps.
 *
 *     value = start + (end - start) min(1, step / steps)
 *
 * Name the paper here, and where you differ from it.
 */
export const ${member} = defineSchedule({
  name: '${member}',
  hyperparameters: {
    start: { default: 0.1, min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    steps: { default: 100, min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
  },
  text: { en: 'A straight line.', pt: 'Uma linha reta.' },
  value: (step, { start, end, steps }) => start + (end - start) * Math.min(1, step / steps),
})
`,
    test: (member, file) => `import { testSchedule } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { ${member} } from './${file}.ts'

testSchedule('${member}', () => ${member}({ start: 1, steps: 10 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 5: 0.5, 10: 0, 20: 0 },
})
`,
    usage: (member, packageName) => `import { ${member} } from '${packageName}'

const learningRate = ${member}({ start: 1, steps: 10 })
console.log(learningRate(0), learningRate(5), learningRate(10))
`,
  },
}

function capital(member: string): string {
  return member[0].toUpperCase() + member.slice(1)
}
