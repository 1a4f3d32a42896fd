import type { Kind, Words } from '../packages/catalogue/src/member.ts'

/** Members that are plain functions, because they take tensors, models or other members: they declare no numbers. */
export const functionMembers: Readonly<Record<string, Words & { readonly kind?: Kind }>> = {
  accumulate: {
    kind: 'wrapper',
    en: 'One update for several batches, as if they were one.',
    pt: 'Uma atualização para vários lotes, como se fossem um só.',
  },
  chain: { kind: 'wrapper', en: 'Links that run one after another.', pt: 'Elos que atuam um depois do outro.' },
  partition: {
    kind: 'wrapper',
    en: 'Another optimizer for each group of parameters.',
    pt: 'Um otimizador para cada grupo de parâmetros.',
  },
  muon: {
    kind: 'optimizer',
    en: 'Orthogonal steps for matrices, AdamW for everything else.',
    pt: 'Passos ortogonais para matrizes, AdamW para o resto.',
  },
  freeze: {
    kind: 'wrapper',
    en: 'Leaves chosen parameters as they are.',
    pt: 'Deixa parâmetros escolhidos como estão.',
  },
  only: { kind: 'wrapper', en: 'Updates chosen parameters only.', pt: 'Atualiza só os parâmetros escolhidos.' },
  monitor: {
    kind: 'transform',
    en: 'Keeps numbers of each update to look at.',
    pt: 'Guarda números de cada atualização para consulta.',
  },
  project: {
    kind: 'transform',
    en: 'Puts parameters back into a set after a step.',
    pt: 'Devolve os parâmetros a um conjunto depois do passo.',
  },
  reduceOnPlateau: {
    kind: 'schedule',
    en: 'Lowers the rate when a metric stops getting better.',
    pt: 'Reduz a taxa quando uma métrica para de melhorar.',
  },
  dropout: {
    en: 'Sets elements to 0 at random and scales the others up.',
    pt: 'Zera elementos ao acaso e aumenta os demais na mesma proporção.',
  },
  alphaDropout: {
    en: 'Dropout for SELU networks: mean and variance stay.',
    pt: 'Dropout para redes SELU: média e variância se mantêm.',
  },
  featureAlphaDropout: {
    en: 'Alpha dropout of whole channels.',
    pt: 'Alpha dropout de canais inteiros.',
  },
  spatialDropout1d: { en: 'Drops whole channels of sequences.', pt: 'Descarta canais inteiros de sequências.' },
  spatialDropout2d: { en: 'Drops whole channels of images.', pt: 'Descarta canais inteiros de imagens.' },
  spatialDropout3d: { en: 'Drops whole channels of volumes.', pt: 'Descarta canais inteiros de volumes.' },
  dropBlock: { en: 'Drops square regions of images.', pt: 'Descarta regiões quadradas de imagens.' },
  dropConnect: { en: 'Drops weights instead of activations.', pt: 'Descarta pesos em vez de ativações.' },
  dropPath: {
    en: 'Drops whole residual branches (stochastic depth).',
    pt: 'Descarta ramos residuais inteiros (profundidade estocástica).',
  },
  gaussianDropout: {
    en: 'Multiplies by noise around 1 instead of dropping.',
    pt: 'Multiplica por ruído em torno de 1 em vez de descartar.',
  },
  gaussianNoise: { en: 'Adds normal noise while training.', pt: 'Soma ruído normal durante o treino.' },
  mcDropout: {
    en: 'Averages predictions over dropout masks to see how sure a model is.',
    pt: 'Faz a média das previsões sobre máscaras de dropout para ver quanta certeza o modelo tem.',
  },
  hardConcrete: {
    en: 'Gates that close for good: the number of weights as a penalty.',
    pt: 'Portas que se fecham de vez: o número de pesos como penalidade.',
  },
  earlyStopping: {
    en: 'Stops when a metric no longer gets better, and restores the best weights.',
    pt: 'Para quando uma métrica não melhora mais e restaura os melhores pesos.',
  },
  elasticWeightConsolidation: {
    en: 'Holds weights that an earlier task needs.',
    pt: 'Segura os pesos de que uma tarefa anterior precisa.',
  },
  l2sp: {
    en: 'Pulls weights toward those of a pretrained model.',
    pt: 'Puxa os pesos para os de um modelo pré-treinado.',
  },
  entropy: { en: 'Rewards predictions that are less sure.', pt: 'Recompensa previsões menos seguras.' },
  gradientPenalty: {
    en: 'Keeps the gradient toward the inputs at length 1.',
    pt: 'Mantém o gradiente em relação às entradas com comprimento 1.',
  },
  jacobianNorm: {
    en: 'Penalizes outputs that change much with the inputs.',
    pt: 'Penaliza saídas que mudam muito com as entradas.',
  },
  regularizeActivity: {
    en: 'A penalty on activations instead of weights.',
    pt: 'Uma penalidade sobre ativações em vez de pesos.',
  },
  rDrop: {
    en: 'Makes two passes with different masks agree.',
    pt: 'Faz concordar duas passagens com máscaras diferentes.',
  },
  smoothLabels: {
    en: 'Gives a share of the truth to all classes alike.',
    pt: 'Reparte uma parte da verdade igualmente entre as classes.',
  },
  mixup: { en: 'Trains on mixtures of two examples.', pt: 'Treina com misturas de dois exemplos.' },
  cutmix: { en: 'Pastes a part of one image into another.', pt: 'Cola uma parte de uma imagem em outra.' },
  orthogonalWeights: {
    en: 'Weights that stay orthogonal by construction.',
    pt: 'Pesos que se mantêm ortogonais por construção.',
  },
  spectralNorm: {
    en: 'Weights divided by their largest singular value.',
    pt: 'Pesos divididos por seu maior valor singular.',
  },
  weightNorm: {
    en: 'Weights split into a direction and a length.',
    pt: 'Pesos separados em direção e comprimento.',
  },
}
