import { compile, type Declared, type Tensor } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { othersThan } from '../shared/other-numbers.ts'
import { requireThat } from '../shared/require-that.ts'
import type { MakeRegularizer, RegularizerOptions } from './options.ts'
import { shapesFor, weights } from './weights.ts'

/** Its numbers may be changed at any time, by a number or a schedule. */
export function settingCases(
  name: string,
  make: MakeRegularizer,
  declared: Declared | null,
  { structural = [], inert = [], ranks, shapes }: RegularizerOptions,
): Case[] {
  const [shape] = shapesFor({ ranks, shapes }, [[3, 4], [5], [2, 3, 3, 3], []])
  const names = () =>
    Object.entries(make().settings.all()).filter(([key]) => !declared?.[key]?.fixed) as [name: string, value: number][]
  const others = (key: string, value: number) => othersThan(declared?.[key] ?? { min: value }, value)
  return [
    {
      id: 'settings-are-live',
      title: 'lets its numbers be changed after it was used, also in a captured step',
      run() {
        for (const [key, value] of names()) {
          const regularizer = make()
          let written = 0
          const captured = compile((w: Tensor) => {
            written += 1
            return regularizer.penalty(w)
          })
          for (let call = 0; call < 2; call++) captured(weights(shape))
          const before = captured(weights(shape)).item()
          const seen = others(key, value).map((other) => {
            regularizer.settings.set(key, other)
            expectNumbers(captured(weights(shape)), regularizer.penalty(weights(shape)))
            return captured(weights(shape)).item()
          })
          requireThat(
            inert.includes(key) || seen.some((penalty) => penalty !== before),
            `${name}: ${key} became ${others(key, value).join(', then ')}, and its penalty stayed ${before}.`,
            'Use the tensor that penalty() is given, or list the number as inert.',
          )
          requireThat(
            structural.includes(key) || written === 2,
            `${name}: while ${key} changed, the step was written down ${written} times.`,
            'Use the tensor that penalty() is given; list a number that decides the plan as structural.',
          )
        }
      },
    },
    {
      id: 'schedules-equal-numbers',
      title: 'takes a schedule wherever it takes a number',
      run() {
        for (const [key, value] of names()) {
          const [other = value] = others(key, value)
          const [scheduled, plain] = [make(), make()]
          scheduled.settings.set(key, (step) => (step < 2 ? value : other))
          for (const step of [0, 1, 2, 3]) {
            scheduled.settings.at(step)
            plain.settings.set(key, step < 2 ? value : other)
            expectNumbers(scheduled.penalty(weights(shape)), plain.penalty(weights(shape)))
          }
        }
      },
    },
  ]
}
