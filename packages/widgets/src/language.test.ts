import { expect, it } from 'vitest'
import { language, messages, preferredLanguage } from './language.ts'

it('takes the first language of a person that there is', () => {
  expect(preferredLanguage(['de-DE', 'pt-PT', 'en'])).toBe('pt')
  expect(preferredLanguage(['en-GB', 'pt-BR'])).toBe('en')
  expect(preferredLanguage(['fr'])).toBe('en')
  expect(preferredLanguage([])).toBe('en')
})

it('changes every text with the language', () => {
  const words = messages({
    en: { steps: (count: number) => `${count} steps` },
    pt: { steps: (count) => `${count} passos` },
  })
  language.value = 'pt'
  expect(words.value.steps(2)).toBe('2 passos')
  language.value = 'en'
  expect(words.value.steps(2)).toBe('2 steps')
})

it('takes a missing message for an error of types', () => {
  // @ts-expect-error: Portuguese lacks `stop`.
  messages({ en: { play: 'Play', stop: 'Stop' }, pt: { play: 'Iniciar' } })
})
