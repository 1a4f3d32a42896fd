import { expect, it } from 'vitest'
import { parseChangeset } from './parse-changeset.ts'

it('reads the packages and the sentence', () => {
  const source = '---\n\'@chainrule/nn\': minor\n"create-chainrule-plugin": patch\n---\n\nAdds `linear`.\n'

  expect(parseChangeset(source)).toEqual({
    packages: [
      { name: '@chainrule/nn', bump: 'minor' },
      { name: 'create-chainrule-plugin', bump: 'patch' },
    ],
    text: 'Adds `linear`.',
  })
})
