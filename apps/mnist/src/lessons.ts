import { duration, list, percent, short, table } from './text.ts'

/** How one choice fared. */
export interface Outcome {
  readonly name: string
  /** Standard deviation of what leaves the first hidden layer, before training. */
  readonly first: number
  /** The same for the last hidden layer. */
  readonly last: number
  /** Root of the mean square of the gradient that reaches the first layer, before training. */
  readonly gradient: number
  readonly learningRate: number
  /** Mean over the last epoch; null where the loss became infinite or no number at all. */
  readonly loss: number | null
  /** On the test digits. */
  readonly accuracy: number
  readonly seconds: number
}

/** The largest class of the test digits has 11.35 % of them: what a network reaches that has learned nothing. */
const GUESSING = 0.12

export function initializerTable(outcomes: readonly Outcome[]): string {
  const header = ['initializer', 'first layer', 'last layer', 'gradient', 'loss', 'test accuracy', 'time']
  const rows = outcomes.map(({ name, first, last, gradient, loss, accuracy, seconds }) => [
    name,
    short(first),
    short(last),
    short(gradient),
    lossText(loss),
    percent(accuracy),
    duration(seconds),
  ])
  return `${table([header, ...rows])}\n(Before training: deviation of the activations of the first and last hidden layer, and the gradient at the first.)`
}

export function optimizerTable(outcomes: readonly Outcome[]): string {
  const header = ['optimizer', 'learning rate', 'loss', 'test accuracy', 'time']
  const rows = outcomes.map(({ name, learningRate, loss, accuracy, seconds }) => [
    name,
    String(learningRate),
    lossText(loss),
    percent(accuracy),
    duration(seconds),
  ])
  return table([header, ...rows])
}

/** What the table shows, in words. */
export function initializerLesson(outcomes: readonly Outcome[]): string {
  const dead = deadAmong(outcomes)
  const { best, worst } = extremes(outcomes)
  if (dead.length === 0)
    return `${standing(best)} is best, ${standing(worst)} worst: none of them keeps this network from learning.`
  return [
    `Bad first weights kill learning: ${list(dead)} ${dead.length === 1 ? 'is' : 'are'} left at guessing, about 11 %, where`,
    `${best.name} reaches ${percent(best.accuracy)} with the same batches. What counts is that the activations keep their`,
    'size from layer to layer: where they fade or explode, the gradient that is to correct the weights does too.',
    ...(dead.some((name) => /^(zeros|ones|constant)/.test(name))
      ? ['Equal weights, moreover, stay equal: every unit of a layer learns the same.']
      : []),
  ].join('\n')
}

export function optimizerLesson(outcomes: readonly Outcome[]): string {
  const dead = deadAmong(outcomes)
  const { best, worst } = extremes(outcomes)
  if (dead.length === 0)
    return `${standing(best)} is best, ${standing(worst)} worst: at the learning rate in its line, each of them learns.`
  return [
    `${list(dead)} ${dead.length === 1 ? 'has' : 'have'} learned nothing at the learning rate in the table, where ${standing(best)} is best:`,
    'how large a step may be depends on the optimizer.',
  ].join('\n')
}

function deadAmong(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter(({ accuracy }) => accuracy < GUESSING).map(({ name }) => name)
}

function standing({ name, accuracy }: Outcome): string {
  return `${name} (${percent(accuracy)})`
}

function extremes(outcomes: readonly Outcome[]): { best: Outcome; worst: Outcome } {
  const sorted = outcomes.toSorted((a, b) => b.accuracy - a.accuracy)
  return { best: sorted[0] as Outcome, worst: sorted.at(-1) as Outcome }
}

function lossText(loss: number | null): string {
  return loss === null ? 'diverged' : loss.toFixed(4)
}
