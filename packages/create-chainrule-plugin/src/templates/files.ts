import { type Files, fileOf, type Plugin } from '../plugin.ts'
import { members } from './members.ts'

/** Every file of a new package. */
export function filesOf(plugin: Plugin): Files {
  const { kind, member, packageName } = plugin
  const { source, test, usage } = members[kind]
  const file = fileOf(member)
  return {
    'package.json': manifest(plugin),
    'tsconfig.json': tsconfig,
    'tsup.config.ts': tsup,
    '.gitignore': 'node_modules/\ndist/\n*.tgz\n',
    LICENSE: license,
    'README.md': readme(plugin, usage(member, packageName)),
    [`src/${file}.ts`]: source(member),
    [`src/${file}.test.ts`]: test(member, file),
    'src/index.ts': `export * from './${file}.ts'\n`,
    '.changeset/config.json': changesetConfig,
    '.changeset/first-release.md': `---\n'${packageName}': minor\n---\n\nAdds \`${member}\`.\n`,
    '.github/workflows/ci.yml': workflow,
  }
}

function manifest({ kind, packageName, chainrule }: Plugin): string {
  const families = kind === 'transform' ? { '@chainrule/optimizers': `^${chainrule}` } : {}
  const content = {
    name: packageName,
    version: '0.0.0',
    description: `A${/^[aeio]/.test(kind) ? 'n' : ''} ${kind} for Chainrule`,
    keywords: ['chainrule', 'chainrule-plugin', `chainrule-${kind}`],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    files: ['dist'],
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    scripts: {
      build: 'tsup',
      types: 'tsc --noEmit',
      test: 'vitest run',
      prepack: 'npm run build',
      changeset: 'changeset',
      release: 'npm run build && changeset publish',
    },
    peerDependencies: { '@chainrule/autograd': `^${chainrule}` },
    devDependencies: {
      '@chainrule/autograd': `^${chainrule}`,
      '@chainrule/conformance': `^${chainrule}`,
      ...families,
      '@changesets/cli': '^2.29.0',
      tsup: '^9.0.0',
      typescript: '~6.0.3',
      vitest: '^4.1.12',
    },
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023', 'DOM'],
      module: 'preserve',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      skipLibCheck: true,
      types: [],
    },
    include: ['src'],
  },
  null,
  2,
)}\n`

const tsup = `import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  clean: true,
})
`

const changesetConfig = `${JSON.stringify(
  { changelog: '@changesets/cli/changelog', commit: false, access: 'public', baseBranch: 'main' },
  null,
  2,
)}\n`

const workflow = `name: CI
on:
  push:
    branches: [main]
  pull_request:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: npm install
      - run: npm run types
      - run: npm test
      - run: npm run build
`

const license = `MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`

function readme({ kind, member, packageName }: Plugin, usage: string): string {
  return `# ${packageName}

\`${member}\`, a${/^[aeio]/.test(kind) ? 'n' : ''} ${kind} for Chainrule.

## Install

\`\`\`sh
npm install ${packageName} @chainrule/autograd
\`\`\`

## Use

\`\`\`ts
${usage}\`\`\`

## Work on it

| command | what it does |
| --- | --- |
| \`npm test\` | the conformance suite of Chainrule, and the tests of your own beside it |
| \`npm run types\` | checks the types |
| \`npm run build\` | writes \`dist\` |
| \`npm run changeset\` | notes for the changelog what a change brings its users |
| \`npm run release\` | builds and publishes |
`
}
