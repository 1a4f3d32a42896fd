import { expect, it } from 'vitest'
import { parseDocstring } from './parse-docstring.ts'

it('divides a docstring by its tags and leaves those inside of code alone', () => {
  const parsed = parseDocstring(
    [
      'Adds: a and b. More.',
      '',
      '    a + b',
      '',
      '@param a - The first.',
      '@param b - The second,',
      'with care.',
      '@throws ChainruleError when they differ.',
      '@example',
      '```ts',
      '@decorated',
      'add(1, 2)',
      '```',
    ].join('\n'),
  )

  expect(parsed).toMatchObject({
    summary: 'Adds.',
    text: 'Adds: a and b. More.\n\n    a + b',
    parameters: [
      { name: 'a', text: 'The first.' },
      { name: 'b', text: 'The second,\nwith care.' },
    ],
    throws: ['ChainruleError when they differ.'],
    examples: ['```ts\n@decorated\nadd(1, 2)\n```'],
    deprecated: '',
  })
})

it('reads a default that stands on the line of its text', () => {
  expect(parseDocstring('In pixels. @default 180')).toMatchObject({ text: 'In pixels.', defaultValue: '180' })
})
