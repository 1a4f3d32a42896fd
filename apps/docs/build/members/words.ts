import type { Kind, Words } from '@chainrule/catalogue'

/** What the kinds of members are called, where their pages stand, and what they are for. */
export const kinds: Record<Kind, { folder: string; one: Words; many: Words; text: Words }> = {
  initializer: {
    folder: 'initializers',
    one: { en: 'Initializer', pt: 'Inicializador' },
    many: { en: 'Initializers', pt: 'Inicializadores' },
    text: {
      en: 'How the first weights of a layer are drawn. Layers take them as options (`linear(784, 128, { weight: heNormal() })`), and `initialize` draws them from a seed.',
      pt: 'Como se sorteiam os primeiros pesos de uma camada. As camadas os recebem como opções (`linear(784, 128, { weight: heNormal() })`), e `initialize` os sorteia a partir de uma semente.',
    },
  },
  optimizer: {
    folder: 'optimizers',
    one: { en: 'Optimizer', pt: 'Otimizador' },
    many: { en: 'Optimizers', pt: 'Otimizadores' },
    text: {
      en: 'How gradients become changes of weights. `optimize(model, adam())` puts one to work.',
      pt: 'Como gradientes se tornam mudanças dos pesos. `optimize(model, adam())` põe um deles a trabalhar.',
    },
  },
  schedule: {
    folder: 'schedules',
    one: { en: 'Schedule', pt: 'Programação' },
    many: { en: 'Schedules', pt: 'Programações' },
    text: {
      en: 'Numbers that follow the step. Every hyper-parameter takes one in the place of a number, and nothing is compiled again.',
      pt: 'Números que seguem o passo. Todo hiperparâmetro aceita um no lugar de um número, e nada é compilado de novo.',
    },
  },
  transform: {
    folder: 'transforms',
    one: { en: 'Transform', pt: 'Transformação' },
    many: { en: 'Transforms', pt: 'Transformações' },
    text: {
      en: 'Links of a chain: before the rule they change gradients, behind it they change the step. `chain(clipByGlobalNorm({ maxNorm: 1 }), adam())`.',
      pt: 'Elos de uma cadeia: antes da regra mudam gradientes, depois dela mudam o passo. `chain(clipByGlobalNorm({ maxNorm: 1 }), adam())`.',
    },
  },
  wrapper: {
    folder: 'wrappers',
    one: { en: 'Wrapper', pt: 'Invólucro' },
    many: { en: 'Wrappers', pt: 'Invólucros' },
    text: {
      en: 'They stand around another optimizer and decide when, where or how often it works.',
      pt: 'Ficam em volta de outro otimizador e decidem quando, onde ou quantas vezes ele trabalha.',
    },
  },
  regularizer: {
    folder: 'regularizers',
    one: { en: 'Regularizer', pt: 'Regularizador' },
    many: { en: 'Regularizers', pt: 'Regularizadores' },
    text: {
      en: 'What keeps a network from learning its examples by heart: penalties, constraints, dropout and noise.',
      pt: 'O que impede uma rede de decorar os exemplos: penalidades, restrições, dropout e ruído.',
    },
  },
}

/** The words around what the catalogue says. */
export const chrome = {
  formula: { en: 'Formula', pt: 'Fórmula' },
  steps: { en: 'In the order of the source', pt: 'Na ordem do código-fonte' },
  hyperparameters: { en: 'Hyper-parameters', pt: 'Hiperparâmetros' },
  head: {
    en: ['Name', 'Symbol', 'Default', 'Range', 'Meaning'],
    pt: ['Nome', 'Símbolo', 'Padrão', 'Faixa', 'Significado'],
  },
  must: { en: 'to choose', pt: 'a escolher' },
  none: { en: 'It takes no numbers.', pt: 'Não tem números a escolher.' },
  watch: { en: 'Watch it', pt: 'Veja funcionar' },
  code: { en: 'Try it', pt: 'Experimente' },
  when: { en: 'When to use it, and when not', pt: 'Quando usar, e quando não' },
  state: { en: 'Memory', pt: 'Memória' },
  elsewhere: { en: 'Elsewhere', pt: 'Em outros frameworks' },
  details: { en: 'Details (in English)', pt: 'Detalhes (em inglês)' },
  paper: { en: 'Paper', pt: 'Artigo' },
  source: { en: 'Source', pt: 'Código-fonte' },
  needs: { en: 'Beside gradients it needs', pt: 'Além dos gradientes, precisa de' },
  same: {
    en: 'The defaults are those of the paper or of PyTorch; the details below name differences.',
    pt: 'Os padrões são os do artigo ou do PyTorch; os detalhes abaixo dizem as diferenças.',
  },
} satisfies Record<string, Words | { en: string[]; pt: string[] }>
