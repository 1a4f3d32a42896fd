import type { Words } from '@chainrule/catalogue'

/** When to use which wrapper, and when not. */
export const wrapperNotes: Record<string, Words> = {
  accumulate: {
    en: 'Use it where the batch that you want does not fit into memory. It takes as many forward and backward passes as before; only the updates become fewer.',
    pt: 'Use-o onde o lote que você quer não cabe na memória. As idas e voltas continuam as mesmas; só as atualizações ficam menos frequentes.',
  },
  applyIfFinite: {
    en: 'Use it for long runs in which a rare bad batch must not ruin the weights. If it leaves out many updates, look for the cause instead.',
    pt: 'Use-o em treinos longos em que um raro lote ruim não pode estragar os pesos. Se omite muitas atualizações, procure a causa.',
  },
  applyIfSmall: {
    en: 'Use it where a gradient that is too large is a wrong one, such as from corrupt examples. Where large ones are merely rough, clip them.',
    pt: 'Use-o onde um gradiente grande demais está errado, como o de exemplos corrompidos. Onde os grandes são apenas brutos, corte-os.',
  },
  asam: {
    en: 'As `sam`, where weights of very different scales make one radius unfit. Its radius is about ten times larger.',
    pt: 'Como `sam`, onde pesos de escalas muito diferentes tornam um só raio impróprio. O raio é umas dez vezes maior.',
  },
  averageParameters: {
    en: 'Use it around almost anything: the mean of the last weights is steadier, and often better. Measure and save inside `atEvaluationPoint`; it costs one copy of the weights.',
    pt: 'Use-o em volta de quase tudo: a média dos últimos pesos é mais estável e muitas vezes melhor. Meça e salve dentro de `atEvaluationPoint`; custa uma cópia dos pesos.',
  },
  chain: {
    en: 'Use it to put links in a row: clipping before the rule, decay and projections behind it. The order is the meaning.',
    pt: 'Use-a para pôr elos em sequência: corte antes da regra, decaimento e projeções depois. A ordem é o significado.',
  },
  freeze: {
    en: 'Use it where parameters rest for a part of the training only. What is never trained should have `requiresGrad = false`, which saves its gradient too.',
    pt: 'Use-o onde parâmetros descansam só em parte do treino. O que nunca é treinado deve ter `requiresGrad = false`, o que poupa também o gradiente.',
  },
  lookahead: {
    en: 'Use it around an optimizer that swings: slow weights follow a part of the way. With a rate that falls to zero, as with a cosine, there is little left to gain.',
    pt: 'Use-o em volta de um otimizador que oscila: pesos lentos seguem parte do caminho. Com uma taxa que cai a zero, como em um cosseno, sobra pouco a ganhar.',
  },
  only: {
    en: 'Use it to let a link act on some parameters: decay for matrices, a projection for one layer.',
    pt: 'Use-o para que um elo aja só em alguns parâmetros: decaimento em matrizes, projeção em uma camada.',
  },
  partition: {
    en: 'Use it to give groups of parameters optimizers or rates of their own: Muon for matrices, small rates for layers that were trained before. For one number that differs a schedule inside is enough.',
    pt: 'Use-o para dar a grupos de parâmetros otimizadores ou taxas próprias: Muon em matrizes, taxas pequenas em camadas já treinadas.',
  },
  sam: {
    en: 'Use it where training is good and validation is not: it looks for flat places. Every update costs two forward and backward passes.',
    pt: 'Use-o onde o treino vai bem e a validação não: ele procura lugares planos. Cada atualização custa duas idas e voltas.',
  },
  scheduleFree: {
    en: 'Use it around an optimizer without momentum where the end of training is open. Measure and save inside `atEvaluationPoint`.',
    pt: 'Use-o em volta de um otimizador sem momento, onde o fim do treino está em aberto. Meça e salve dentro de `atEvaluationPoint`.',
  },
  stochasticWeightAveraging: {
    en: 'Use it in the last quarter of a training, with a constant or cyclic rate. Take the statistics of batch normalization anew before you use the mean.',
    pt: 'Use-o no último quarto de um treino, com taxa constante ou cíclica. Refaça as estatísticas da normalização em lote antes de usar a média.',
  },
}
