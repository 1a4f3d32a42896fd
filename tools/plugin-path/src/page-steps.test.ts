import { expect, it } from 'vitest'
import { pageSteps } from './page-steps.ts'

it('takes commands and whole files in the order of the page, and leaves out what is only shown', () => {
  const page = [
    '```sh',
    'npm init -y',
    '# a remark',
    'cd folder',
    '```',
    'Write:',
    '```ts live title="src/a.ts"',
    'const a = 1',
    '```',
    '```ts live',
    'shown()',
    '```',
    '```sh',
    'node a.js',
    '```',
  ].join('\n')

  expect(pageSteps(page)).toEqual([
    { do: 'run', command: 'npm init -y' },
    { do: 'run', command: 'cd folder' },
    { do: 'write', path: 'src/a.ts', content: 'const a = 1\n' },
    { do: 'run', command: 'node a.js' },
  ])
})
