import { describe, expect, it } from 'vitest'
import { fileOf, kinds, memberOf, memberProblem, packageNameProblem } from './plugin.ts'
import { filesOf } from './templates/files.ts'

it('takes names under which people find plugins', () => {
  expect(packageNameProblem('chainrule-plugin-lookahead')).toBeUndefined()
  expect(packageNameProblem('@somebody/chainrule-lookahead')).toBeUndefined()
})

it('says what a better name would be', () => {
  expect(packageNameProblem('lookahead')).toContain('chainrule-plugin-lookahead')
  expect(packageNameProblem('@somebody/lookahead')).toContain('@somebody/chainrule-lookahead')
  expect(packageNameProblem('@chainrule/lookahead')).toContain('belongs to the project')
  expect(packageNameProblem('Look Ahead')).toContain('no name for an npm package')
})

it('makes the name of the export from that of the package, and that of the file from it', () => {
  expect(memberOf('chainrule-plugin-signed-momentum')).toBe('signedMomentum')
  expect(memberOf('@somebody/chainrule-lion2')).toBe('lion2')
  expect(fileOf('signedMomentum')).toBe('signed-momentum')
})

it('refuses exports that the language does not allow', () => {
  expect(memberProblem('signedMomentum')).toBeUndefined()
  for (const name of ['', '2fast', 'class', 'with-dash', 'a b'])
    expect(memberProblem(name)).toContain('cannot be exported')
})

describe.each(kinds)('%s', (kind) => {
  it('comes with source, test, build, changeset, CI and README', () => {
    const files = filesOf({ kind, packageName: 'chainrule-plugin-some-thing', member: 'someThing', chainrule: '1.2.3' })
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'src/index.ts',
        'src/some-thing.ts',
        'src/some-thing.test.ts',
        '.changeset/first-release.md',
        '.github/workflows/ci.yml',
      ]),
    )
    const manifest = JSON.parse(files['package.json'])
    expect(manifest.keywords).toContain('chainrule-plugin')
    expect(manifest.peerDependencies).toEqual({ '@chainrule/autograd': '^1.2.3' })
    expect(files['src/some-thing.ts']).toContain("name: 'someThing'")
  })
})
