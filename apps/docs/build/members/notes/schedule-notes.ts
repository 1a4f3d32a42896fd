import type { Words } from '@chainrule/catalogue'

/** When to use which schedule, and when not. */
export const scheduleNotes: Record<string, Words> = {
  chebyshevSteps: {
    en: 'Use it for gradient descent on a quadratic whose curvature bounds you know, or to see how far steps alone can go. Not for noisy gradients, where its long steps do damage.',
    pt: 'Use-o em descida do gradiente numa quadrática com limites de curvatura conhecidos, ou para ver até onde só os passos chegam. Não com gradientes ruidosos, onde os passos longos fazem estrago.',
  },
  constantSchedule: {
    en: 'Use it for a short reduced start before a constant value. For anything longer take `warmup`.',
    pt: 'Use-o para um começo breve e reduzido antes de um valor constante. Para algo mais longo use `warmup`.',
  },
  cosineDecay: {
    en: 'Use it as the first choice when the number of steps is known, with `warmup` before it for transformers and Adam. Not where training goes on without an end: take `warmupStableDecay`.',
    pt: 'Use-o como primeira escolha quando se conhece o número de passos, com `warmup` antes em transformers e Adam. Não onde o treino segue sem fim: use `warmupStableDecay`.',
  },
  cosineRestarts: {
    en: 'Use it where you want to stop at the end of any stretch, or to collect several networks from one run. If only the end counts, one `cosineDecay` is better.',
    pt: 'Use-o onde quer poder parar ao fim de qualquer trecho, ou colher várias redes de um treino. Se só o fim conta, um `cosineDecay` é melhor.',
  },
  decayingCycle: {
    en: 'Use it where cycles help to explore and should calm down. It has five numbers; begin with `triangularCycle` to find the bounds.',
    pt: 'Use-o onde ciclos ajudam a explorar e devem se acalmar. Tem cinco números; comece por `triangularCycle` para achar os limites.',
  },
  exploreExploit: {
    en: 'Use it where a large rate should look for a wide valley for a known time, before a straight fall. If you do not know the total length take `warmupStableDecay`.',
    pt: 'Use-o onde uma taxa grande deve procurar um vale largo por um tempo conhecido, antes de cair em linha reta. Sem saber a duração total, use `warmupStableDecay`.',
  },
  exponentialDecay: {
    en: 'Use it where a rate should fall smoothly and the end is open. It never waits: much of the decay happens early, so choose a factor close to 1.',
    pt: 'Use-o onde a taxa deve cair suavemente e o fim está em aberto. Ele nunca espera: muito da queda vem cedo; escolha um fator próximo de 1.',
  },
  halfLifeWarmup: {
    en: 'Use it for the slow decay of `ademamix` and other long memories. For a learning rate take `warmup`.',
    pt: 'Use-o no decaimento lento do `ademamix` e em outras memórias longas. Para a taxa use `warmup`.',
  },
  halvingCycle: {
    en: 'As `decayingCycle`, with half the height after each cycle. Few cycles do: after five hardly anything is left.',
    pt: 'Como `decayingCycle`, com metade da altura a cada ciclo. Poucos ciclos bastam: depois de cinco quase nada resta.',
  },
  inverseSquareRootDecay: {
    en: 'Use it for transformers where the end is open: it falls ever more slowly. Where the end is known a cosine ends lower.',
    pt: 'Use-o em transformers com o fim em aberto: cai cada vez mais devagar. Onde se conhece o fim, um cosseno termina mais baixo.',
  },
  inverseTimeDecay: {
    en: 'Use it for convex problems and proofs, which ask for it. For networks it falls too fast at first and too slowly later.',
    pt: 'Use-o em problemas convexos e em provas, que o pedem. Em redes cai depressa demais no início e devagar demais depois.',
  },
  joinSchedules: {
    en: 'Use it to put schedules in a row. For a warm-up and one decay `warmup` is shorter.',
    pt: 'Use-o para pôr programações em sequência. Para um aquecimento e um decaimento, `warmup` é mais curto.',
  },
  linearDecay: {
    en: 'Use it for fine-tuning and short runs, with a warm-up: simple, and often as good as a cosine. The end must be known.',
    pt: 'Use-o em ajuste fino e treinos curtos, com aquecimento: simples e muitas vezes tão bom quanto um cosseno. O fim precisa ser conhecido.',
  },
  linearOneCycle: {
    en: 'Use it to train in few epochs with a large peak rate, in the straight form of the papers. Find the peak with a range test before.',
    pt: 'Use-o para treinar em poucas épocas com um pico alto, na forma reta dos artigos. Ache o pico antes com um teste de faixa.',
  },
  linearOneCycleMomentum: {
    en: 'Use it beside `linearOneCycle`, with the same `rise` and `fall`. By itself it does little.',
    pt: 'Use-o ao lado de `linearOneCycle`, com os mesmos `rise` e `fall`. Sozinho pouco faz.',
  },
  multiplicative: {
    en: 'Use it where each step has a factor that no formula tells. A formula of the step needs no helper.',
    pt: 'Use-o onde cada passo tem um fator que nenhuma fórmula dá. Uma fórmula do passo dispensa auxiliar.',
  },
  multiplySchedules: {
    en: 'Use it to put a warm-up or a cycle over a decay. Two falling schedules together fall faster than you may think.',
    pt: 'Use-o para pôr um aquecimento ou ciclo sobre um decaimento. Duas programações que caem, juntas, caem mais depressa do que parece.',
  },
  multiStepDecay: {
    en: 'Use it to repeat papers on image classification. The milestones belong to one length of training; for another one a cosine adapts by itself.',
    pt: 'Use-o para repetir artigos de classificação de imagens. Os marcos pertencem a uma duração; para outra, um cosseno se adapta sozinho.',
  },
  noam: {
    en: "Use it to repeat the Transformer. Its size follows from the model's width, which ties two choices together; `inverseSquareRootDecay` with a warm-up parts them.",
    pt: 'Use-o para repetir o Transformer. O tamanho decorre da largura do modelo, o que amarra duas escolhas; `inverseSquareRootDecay` com aquecimento as separa.',
  },
  oneCycle: {
    en: 'Use it to train in few epochs with `momentum` and a large peak rate. The total number of steps must be right.',
    pt: 'Use-o para treinar em poucas épocas com `momentum` e um pico alto. O número total de passos precisa estar certo.',
  },
  oneCycleMomentum: {
    en: 'Use it beside `oneCycle`, with the same `rise` and `fall`. By itself it does little.',
    pt: 'Use-o ao lado de `oneCycle`, com os mesmos `rise` e `fall`. Sozinho pouco faz.',
  },
  piecewiseConstant: {
    en: 'Use it where you know the values and when they change. Each jump is a place to look at the loss.',
    pt: 'Use-o onde você conhece os valores e quando mudam. Cada salto é um lugar para olhar a perda.',
  },
  piecewiseCosine: {
    en: 'Use it where several values shall follow each other softly. If there are only two, `cosineDecay` says so.',
    pt: 'Use-o onde vários valores devem se suceder suavemente. Se são só dois, `cosineDecay` diz isso.',
  },
  piecewiseLinear: {
    en: 'Use it for shapes of your own, drawn as points. For usual shapes the named ones are easier to read.',
    pt: 'Use-o para formas suas, dadas por pontos. Para formas usuais, as que têm nome se leem melhor.',
  },
  polynomialDecay: {
    en: 'Use it for segmentation, where the power 0.9 is customary, or to choose between a line and a quick fall. The end must be known.',
    pt: 'Use-o em segmentação, onde a potência 0,9 é costume, ou para escolher entre uma reta e uma queda rápida. O fim precisa ser conhecido.',
  },
  proportional: {
    en: 'Use it to let a second number follow the learning rate: a radius, a decay, a noise. Where both are independent give it a schedule of its own.',
    pt: 'Use-o para que um segundo número siga a taxa: um raio, um decaimento, um ruído. Onde são independentes, dê-lhe uma programação própria.',
  },
  reduceOnPlateau: {
    en: 'Use it where the length is open and a validation loss is at hand. A noisy metric needs patience, or it falls too early.',
    pt: 'Use-o onde a duração está em aberto e há perda de validação. Uma métrica ruidosa pede paciência, ou ele cai cedo demais.',
  },
  rexDecay: {
    en: 'Use it for short budgets, where a rate that stays high for long wins. In long runs it is about as good as a line.',
    pt: 'Use-o em orçamentos curtos, onde ganha uma taxa que fica alta por muito tempo. Em treinos longos é quase igual a uma reta.',
  },
  stepDecay: {
    en: 'Use it where you watch the training and want clear phases. The jumps cost some steps after each of them; a cosine has none.',
    pt: 'Use-o onde você acompanha o treino e quer fases claras. Cada salto custa alguns passos; um cosseno não tem nenhum.',
  },
  triangularCycle: {
    en: 'Use it to find bounds for a rate, or with weight averaging at the ends of cycles. As the only schedule it never comes to rest.',
    pt: 'Use-o para achar limites para a taxa, ou com média de pesos nos fins de ciclo. Como única programação, nunca sossega.',
  },
  warmup: {
    en: 'Use it with Adam and large batches: the first gradients are the least reliable, and the moments are not yet filled.',
    pt: 'Use-o com Adam e lotes grandes: os primeiros gradientes são os menos confiáveis, e os momentos ainda estão vazios.',
  },
  warmupStableDecay: {
    en: 'Use it where the end is open: the plateau can go on, and a short decay can be tried from any checkpoint. If the length is fixed a cosine is as good.',
    pt: 'Use-o onde o fim está em aberto: o platô pode seguir, e uma queda curta pode ser testada de qualquer checkpoint. Com duração fixa, um cosseno é igual.',
  },
}
