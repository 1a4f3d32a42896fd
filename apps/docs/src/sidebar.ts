import type { StarlightUserConfig } from '@astrojs/starlight/types'

/** Members, errors and packages are many: their index pages stand here, and lead on. */
export const sidebar: StarlightUserConfig['sidebar'] = [
  group('Learn', 'Aprender', [
    'learn',
    'learn/what-a-network-computes',
    'learn/the-loss',
    'learn/the-chain-rule',
    'learn/backpropagation',
    'learn/why-initial-weights-matter',
    'learn/xavier-and-he',
    'learn/optimizers',
    'learn/over-fitting',
    'learn/schedules',
    'learn/reading-a-training-run',
  ]),
  group('Guides', 'Guias', [
    'guides/install',
    'guides/first-model',
    'guides/saving-and-resuming',
    'guides/compile-a-step',
    'guides/threads',
    'guides/custom-gradients',
    'guides/choosing-an-initializer',
    'guides/choosing-an-optimizer',
    'guides/debugging-nan',
    'guides/coming-from',
    'guides/sharp-edges',
    'glossary',
  ]),
  group('Members', 'Membros', [
    'members',
    'members/optimizers',
    'members/initializers',
    'members/schedules',
    'members/transforms',
    'members/wrappers',
    'members/regularizers',
  ]),
  group('Reference', 'Referência', [
    { slug: 'reference', label: 'Packages', translations: { 'pt-BR': 'Pacotes' } },
    { slug: 'errors', label: 'Errors', translations: { 'pt-BR': 'Erros' } },
  ]),
  group('Contribute', 'Contribuir', [
    'contribute/optimizer',
    'contribute/contract',
    'contribute/acceptance',
    'contribute/directory',
    'contribute/architecture',
    'contribute/primitive',
    'contribute/backend',
  ]),
  group('Project', 'Projeto', ['benchmarks', 'changelog']),
]

type Item = string | { slug: string; label: string; translations: Record<string, string> }

function group(label: string, portuguese: string, items: Item[]) {
  return { label, translations: { 'pt-BR': portuguese }, items }
}
