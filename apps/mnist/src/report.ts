import type { LayerHealth } from '@chainrule/train'
import { percent, short, table } from './text.ts'

/** The counts with a column for how many of each digit were found; zeros are dots. */
export function confusionText(confusion: readonly (readonly number[])[]): string {
  const header = ['', ...confusion.map((_, digit) => String(digit)), 'found']
  const rows = confusion.map((row, digit) => {
    const total = row.reduce((sum, value) => sum + value, 0)
    const cells = row.map((value) => (value === 0 ? '·' : String(value)))
    return [String(digit), ...cells, percent((row[digit] ?? 0) / Math.max(1, total), 1)]
  })
  return table([header, ...rows])
}

/** The mistakes made most often: `4 for 9 (11 times)`. */
export function mistakesText(confusion: readonly (readonly number[])[], most = 3): string {
  const mistakes = confusion
    .flatMap((row, truth) => row.map((times, said) => ({ truth, said, times })))
    .filter(({ truth, said, times }) => truth !== said && times > 0)
    .sort((a, b) => b.times - a.times)
  if (mistakes.length === 0) return 'No mistakes.'
  const texts = mistakes
    .slice(0, most)
    .map(({ truth, said, times }, i) => `${truth} taken for ${said} (${times}${i === 0 ? ' times' : ''})`)
  return `Most often: ${texts.join(', ')}.`
}

/** One line for each layer, and a sentence for each sign of trouble. */
export function healthText(layers: readonly LayerHealth[]): string {
  const header = ['layer', 'units', 'mean', 'deviation', 'zeros', 'dead', 'blocked', 'gradient', 'of weights']
  const rows = layers.map((layer) => [
    `${layer.path} ${layer.kind}`,
    String(layer.shape.at(-1)),
    short(layer.mean),
    short(layer.deviation),
    percent(layer.zeros, 0),
    percent(layer.dead, 0),
    layer.saturated === null ? '' : percent(layer.saturated, 0),
    short(layer.outputGradient),
    short(layer.gradientNorm),
  ])
  return [table([header, ...rows]), ...signs(layers)].join('\n')
}

function signs(layers: readonly LayerHealth[]): string[] {
  const found = layers.flatMap(({ path, kind, dead, gradientNorm, deviation }) => [
    ...(dead >= 0.5 ? [`${path} ${kind}: ${percent(dead, 0)} of the units are 0 for every digit.`] : []),
    ...(gradientNorm !== null && gradientNorm < 1e-7
      ? [`${path} ${kind}: no gradient arrives, so it cannot learn.`]
      : []),
    ...(deviation > 1e3 ? [`${path} ${kind}: the outputs are very large.`] : []),
  ])
  return found.length > 0 ? found : ['No sign of trouble: every layer is active, and a gradient arrives everywhere.']
}
