import { expect, it } from 'vitest'
import { extractExamples } from './extract.ts'

it('takes the fences under @example and says where their code stands', () => {
  const found = extractExamples(
    'a.ts',
    [
      '/**',
      ' * Adds.',
      ' *',
      ' * ```ts',
      ' * not.anExample()',
      ' * ```',
      ' *',
      ' * @example',
      ' * ```ts',
      ' * if (add) {',
      ' *   add(1, 2)',
      ' * }',
      ' * ```',
      ' */',
      'export function add() {}',
      '  /**',
      '   * @example',
      '   * ```ts',
      '   * second()',
      '   * ```',
      '   */',
    ].join('\n'),
  )

  expect(found).toEqual([
    { file: 'a.ts', line: 10, code: 'if (add) {\n  add(1, 2)\n}\n' },
    { file: 'a.ts', line: 19, code: 'second()\n' },
  ])
})

it('takes every ts fence of a Markdown file, also those to be run by readers, and no file of another package', () => {
  const found = extractExamples(
    'README.md',
    '# A\n```sh\nnpm start\n```\n\n```ts\nfirst()\n```\n```ts live\nsecond()\n```\n```ts live title="a.js"\nthird()\n```\n```ts title="src/b.ts"\nelsewhere()\n```',
  )

  expect(found).toEqual([
    { file: 'README.md', line: 7, code: 'first()\n' },
    { file: 'README.md', line: 10, code: 'second()\n' },
    { file: 'README.md', line: 13, code: 'third()\n' },
  ])
})
