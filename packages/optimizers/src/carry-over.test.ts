import { optimize, parameter, progressOf, settingsOf, sin } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { carryOver } from './carry-over.ts'
import { vector } from './cases.fixture.ts'
import { gradientDescent } from './gradient-descent.ts'
import { nadam } from './nadam.ts'
import { partition } from './partition.ts'

const start = () => ({ a: parameter(vector(1, -2)), b: parameter(vector(3)) })
const loss = ({ a, b }: ReturnType<typeof start>) => sin(a).sum().add(b.square().sum())

describe('carryOver', () => {
  it('lets the same optimizer go on with another model, bit for bit', () => {
    const model = start()
    const [whole, first] = [start(), model]
    const alone = optimize(whole, nadam())
    for (let i = 0; i < 6; i++) alone.step(() => loss(whole))
    const before = optimize(first, nadam())
    settingsOf(before).set('learningRate', 0.002)
    for (let i = 0; i < 3; i++) before.step(() => loss(first))
    const late = { ...model, c: parameter(vector(5)) }
    const after = optimize(late, nadam({ learningRate: 1 }))
    carryOver(before, after)
    expect([after.steps, settingsOf(after).get('learningRate')]).toEqual([3, 0.002])
    for (let i = 0; i < 3; i++) after.step(() => loss(late))
    expect([late.a.data(), late.b.data()]).toEqual([whole.a.data(), whole.b.data()])
    expect(late.c.item()).toBe(5)
  })

  it('puts the old optimizer into a group, beside one for parameters that join late', () => {
    const model = start()
    const before = optimize(model, adam({ learningRate: 0.1 }))
    for (let i = 0; i < 5; i++) before.step(() => loss(model))
    const wider = { ...model, c: parameter(vector(5)) }
    const groups = { old: adam(), added: adam({ learningRate: 0.5 }) }
    const after = optimize(
      wider,
      partition(groups, ({ name }) => (name === 'c' ? 'added' : 'old')),
    )
    carryOver(before, after, { into: 'old' })
    expect(settingsOf(after).all()).toMatchObject({ 'old.learningRate': 0.1, 'added.learningRate': 0.5 })
    expect(progressOf(after).parts).toMatchObject({ '': { steps: 0 }, old: { steps: 5 }, added: { steps: 0 } })
    const twin = start()
    const alone = optimize(twin, adam({ learningRate: 0.1 }))
    for (let i = 0; i < 6; i++) alone.step(() => loss(twin))
    after.step(() => loss(wider).add(wider.c.sum()))
    expect(wider.a.data()).toEqual(twin.a.data())
    // The first step of Adam is the learning rate: the bias correction begins with the group.
    expect(wider.c.item()).toBeCloseTo(4.5, 7)
  })

  it('leaves out moments of another shape and parameters that are gone', () => {
    const before = optimize(start(), adam())
    const model = { a: parameter(vector(1, 2, 3)) }
    const after = optimize(model, adam())
    carryOver(before, after)
    expect(after.cells.get('adam.a.mean')?.toArray()).toEqual([0, 0, 0])
  })

  it('refuses a part that is not there', () => {
    const optimizer = optimize(
      start(),
      partition({ one: gradientDescent() }, () => 'one'),
    )
    expect(() => carryOver(optimize(start(), adam()), optimizer, { into: 'two' })).toThrow(
      'carryOver: partition has no part "two". It has: one.',
    )
  })
})
