import type { Choices, Declared, Text } from '@chainrule/autograd'
import { requireThat } from './require-that.ts'

/** Throws unless a name is one word in camelCase. */
export function requireName(name: string): void {
  requireThat(
    /^[a-z][a-zA-Z0-9]*$/.test(name),
    `The name is "${name}".`,
    'A name is one word in camelCase: clipByValue.',
  )
}

/** Throws unless a text says something in both languages. */
export function requireText(owner: string, text: Text | undefined): void {
  for (const language of ['en', 'pt'] as const) {
    const line = text?.[language]
    requireThat(
      typeof line === 'string' && line.trim().length >= 3 && !line.includes('\n'),
      `${owner}: its text in "${language}" is ${JSON.stringify(line)}.`,
      'Texts are one line each in English (en) and Portuguese (pt).',
    )
  }
}

/** Throws unless declarations have names, texts, symbols and ranges that fit together. */
export function requireDeclarations(owner: string, declared: Declared): void {
  const symbols = new Set<string>()
  for (const [name, { symbol, text, scale, ...range }] of Object.entries(declared)) {
    requireName(name)
    requireText(`${owner}.${name}`, text)
    if (symbol !== undefined) {
      requireThat(
        symbol.trim() !== '' && symbol.length <= 8 && !symbols.has(symbol),
        `${owner}.${name}: its symbol is "${symbol}".`,
        'A symbol is short, as in the formula, and no other number of the same owner has it.',
      )
      symbols.add(symbol)
    }
    requireRange(`${owner}.${name}`, range)
    const { default: value, min, above } = range
    requireThat(
      scale !== 'log' || value === undefined || value > 0 || (min ?? above) === 0,
      `${owner}.${name}: its scale is logarithmic and its default is ${value}.`,
      'A logarithmic scale is for positive numbers, and 0 at most as the lower end.',
    )
  }
}

/** Throws unless choices have names, texts for each word, and a default among the words. */
export function requireChoices(owner: string, choices: Choices): void {
  for (const [name, { options, default: word, text }] of Object.entries(choices)) {
    requireName(name)
    requireText(`${owner}.${name}`, text)
    for (const [each, meaning] of Object.entries(options)) requireText(`${owner}.${name}.${each}`, meaning)
    requireThat(
      Object.hasOwn(options, word) && Object.keys(options).length > 1,
      `${owner}.${name}: its default is "${word}", its words are ${Object.keys(options).join(', ')}.`,
      'There are at least two words, and the default is one of them.',
    )
  }
}

function requireRange(name: string, range: Omit<Declared[string], 'text' | 'symbol' | 'scale'>): void {
  const { min, max, above, below, whole, default: value } = range
  requireThat(
    !(min !== undefined && above !== undefined) && !(max !== undefined && below !== undefined),
    `${name}: it has two lower or two upper ends.`,
    'Declare min or above, max or below.',
  )
  const [low, high] = [min ?? above ?? Number.NEGATIVE_INFINITY, max ?? below ?? Number.POSITIVE_INFINITY]
  requireThat(low < high, `${name}: its range goes from ${low} to ${high}.`, 'The lower end is below the upper one.')
  if (value === undefined) return
  const inside =
    value >= low && value <= high && value !== above && value !== below && (!whole || Number.isInteger(value))
  requireThat(inside, `${name}: its default ${value} is outside its own range.`, 'Correct the default or the range.')
}
