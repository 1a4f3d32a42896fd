import { optimize, progressOf, type RunningOptimizer, settingsOf } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { othersThan } from '../shared/other-numbers.ts'
import { rejectsNumbers, rejectsOptions } from '../shared/rejection-cases.ts'
import { requireThat } from '../shared/require-that.ts'
import { requiredOf } from '../shared/required-of.ts'
import { hyperparametersOf, numberOf, type Setting } from './hyperparameters-of.ts'
import { needsOf } from './needs-cases.ts'
import { type Path, pathOf } from './path.ts'
import { bowls, movingBowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

/** Its numbers may be read and changed at any step, by a number or a schedule, and wrong ones are refused. */
export function hyperparameterCases(subject: Subject): Case[] {
  const { name, make, bare, definition, options } = subject
  const { structural = [], inert = [], period = 12 } = options
  const problem = () => bowls(namesFor(options))
  const moving = () => movingBowls(namesFor(options))
  const settable = () => hyperparametersOf(make()).filter(({ declared }) => !declared.fixed)
  const listed = (list: readonly string[], { path, name: own }: Setting) => list.includes(path) || list.includes(own)
  return [
    {
      id: 'schedules-equal-numbers',
      title: 'takes a schedule wherever it takes a number',
      run() {
        for (const setting of settable()) {
          const value = numberOf(setting)
          const [other = value] = othersThan(setting.declared, value)
          const schedule = (step: number) => (step % 2 ? other : value)
          const scheduled = pathOf(make(), problem(), { settings: { [setting.path]: schedule } })
          const byHand = pathOf(make(), problem(), {
            before: (_, running) => settingsOf(running).set(setting.path, schedule(stepsOf(running, setting))),
          })
          expectNumbers(scheduled, byHand)
          const constant = pathOf(make(), problem(), { settings: { [setting.path]: () => value } })
          expectNumbers(constant, pathOf(make(), problem(), { settings: { [setting.path]: value } }))
        }
      },
    },
    {
      id: 'settings-are-live',
      title: 'lets every number that is not fixed be changed while it runs',
      run() {
        const calls = 2 * period
        const plain = pathOf(make(), moving(), { calls })
        for (const setting of settable().filter((each) => !listed(inert, each))) {
          const others = othersThan(setting.declared, numberOf(setting))
          const changed = (other: number) =>
            pathOf(make(), moving(), {
              calls,
              before: (call, running) => call === 2 && settingsOf(running).set(setting.path, other),
            })
          requireThat(
            others.some((other) => differ(changed(other), plain)),
            `${name}: after two steps ${setting.path} became ${others.join(', then ')}, and nothing changed.`,
            'Use it through scalar() or branch(), or declare it fixed; list it as inert where these problems cannot show it.',
          )
        }
      },
    },
    {
      id: 'numbers-keep-the-plan',
      title: 'makes no new plan when a number changes',
      run() {
        if (needsOf(make()).includes('read')) return
        const calls = 2 * period
        const plain = plansOf(() => {})
        for (const setting of settable().filter((each) => !each.declared.whole && !listed(structural, each))) {
          const value = numberOf(setting)
          const [other = value] = othersThan(setting.declared, value)
          const plans = plansOf(
            (call, running) => call >= period && settingsOf(running).set(setting.path, call % 2 ? value : other),
          )
          requireThat(
            plans === plain,
            `${name}: while ${setting.path} changed, its step was written down ${plans} times instead of ${plain}.`,
            'Use numbers through scalar(), not branch(); list one that decides the plan as structural.',
          )
        }

        function plansOf(before: (call: number, running: RunningOptimizer) => void): number {
          let count = 0
          pathOf(make(), problem(), { calls, captured: true, before, onBody: () => (count += 1) })
          return count
        }
      },
    },
    rejectsNumbers(() => hyperparametersOf(make()).map((each) => ({ ...each, set: setterOf(subject, each) }))),
    ...rejectsOptions(
      definition,
      requiredOf(definition, () => bare().settings),
    ),
  ]
}

function setterOf({ make, options }: Subject, { path }: Setting): (value: number) => void {
  return (value) => settingsOf(optimize(bowls(namesFor(options)).model, make())).set(path, value)
}

/** Updates that the owner of a setting has made. */
function stepsOf(running: RunningOptimizer, { part }: Setting): number {
  return progressOf(running).parts[part]?.steps ?? 0
}

function differ(a: Path, b: Path): boolean {
  return JSON.stringify(a) !== JSON.stringify(b)
}
