import type { Words } from '@chainrule/catalogue'

/** When to use which transform, and when not. */
export const transformNotes: Record<string, Words> = {
  adaptiveClip: {
    en: 'Use it for networks without normalization, where one limit for all layers does not fit: each unit is limited by its own weights. Leave the last layer out.',
    pt: 'Use-o em redes sem normalização, onde um só limite não serve a todas as camadas: cada unidade é limitada pelos próprios pesos. Deixe a última camada de fora.',
  },
  addDecayToGradient: {
    en: "Use it before `gradientDescent` and `momentum`, or to repeat PyTorch's `weight_decay`. Before Adam it is divided by the second moment: take `adamw`, or `decayWeights` behind it.",
    pt: 'Use-o antes de `gradientDescent` e `momentum`, ou para repetir o `weight_decay` do PyTorch. Antes do Adam ele é dividido pelo segundo momento: use `adamw`, ou `decayWeights` depois.',
  },
  backtrackingSearch: {
    en: 'Use it for smooth losses on the whole data, behind any direction that descends. With mini-batches it chases noise, and each look costs a forward pass.',
    pt: 'Use-o em perdas suaves com todos os dados, depois de qualquer direção que desça. Com minilotes persegue ruído, e cada olhada custa uma ida.',
  },
  cautious: {
    en: 'Use it behind an optimizer with momentum: steps against the present gradient are left out. It costs nothing to try; behind plain descent it changes nothing but the size.',
    pt: 'Use-o depois de um otimizador com momento: passos contra o gradiente atual ficam de fora. Experimentar não custa nada; depois da descida simples só muda o tamanho.',
  },
  centralizeGradients: {
    en: 'Use it for convolutional networks, before the rule: it steadies the training at no cost. Biases and vectors stay as they are.',
    pt: 'Use-o em redes convolucionais, antes da regra: estabiliza o treino sem custo. Vieses e vetores ficam como estão.',
  },
  clipByGlobalNorm: {
    en: 'Use it for recurrent networks and transformers, where one batch can throw the weights far away. 1 is a common limit; if it clips at each step, the learning rate is too large.',
    pt: 'Use-o em redes recorrentes e transformers, onde um lote pode lançar os pesos para longe. 1 é um limite comum; se corta a cada passo, a taxa está alta demais.',
  },
  clipByNorm: {
    en: 'Use it where one layer, such as an embedding, has gradients out of proportion. If all layers should keep their proportions take `clipByGlobalNorm`.',
    pt: 'Use-o onde uma camada, como um embedding, tem gradientes fora de proporção. Se as camadas devem manter a proporção, use `clipByGlobalNorm`.',
  },
  clipByRms: {
    en: 'Use it where parameters have very different sizes, since one limit means the same for all of them. Usual is to clip updates so, behind the rule.',
    pt: 'Use-o onde os parâmetros têm tamanhos muito diferentes, pois um limite significa o mesmo para todos. O usual é cortar assim as atualizações, depois da regra.',
  },
  clipByValue: {
    en: 'Use it where single elements are broken and the direction does not matter. Elsewhere a limit of the norm keeps the direction.',
    pt: 'Use-o onde elementos isolados estão estragados e a direção não importa. No resto, limitar a norma conserva a direção.',
  },
  decayWeights: {
    en: 'Use it behind any optimizer to make weights decay apart from the gradient. Spare biases and scales with `only`. Behind plain descent `l2` in the loss does the same.',
    pt: 'Use-o depois de qualquer otimizador para que os pesos decaiam à parte do gradiente. Poupe vieses e escalas com `only`. Depois da descida simples, `l2` na perda faz o mesmo.',
  },
  divideByDeviation: {
    en: 'Use it to build rules of your own out of parts. By itself with descent it is `centeredRmsprop`.',
    pt: 'Use-o para montar regras suas a partir de peças. Sozinho com a descida, é `centeredRmsprop`.',
  },
  divideByFactoredRms: {
    en: 'Use it as Adafactor with a learning rate and a schedule of your own. For vectors it saves nothing.',
    pt: 'Use-o como Adafactor com taxa e programação suas. Em vetores não poupa nada.',
  },
  divideByRms: {
    en: 'Use it to build rules of your own out of parts, such as RMSprop with momentum. By itself with descent it is `rmsprop`.',
    pt: 'Use-o para montar regras suas a partir de peças, como RMSprop com momento. Sozinho com a descida, é `rmsprop`.',
  },
  gradientNoise: {
    en: 'Use it where a very deep network gets stuck at the start. Small batches have noise of their own.',
    pt: 'Use-o onde uma rede muito profunda empaca no começo. Lotes pequenos já têm ruído próprio.',
  },
  grams: {
    en: 'Use it behind Adam where its momentum overshoots: sizes stay, signs are those of the present gradient. With very noisy gradients signs turn at random; compare with `cautious`.',
    pt: 'Use-o depois do Adam onde o momento passa do ponto: os tamanhos ficam, os sinais são os do gradiente atual. Com gradientes muito ruidosos os sinais viram ao acaso; compare com `cautious`.',
  },
  maximize: {
    en: 'Use it where a score is to grow: rewards, likelihoods, an adversary. Or write a minus before the loss, which says it to the reader as well.',
    pt: 'Use-o onde um escore deve crescer: recompensas, verossimilhanças, um adversário. Ou escreva um menos antes da perda, o que também avisa o leitor.',
  },
  monitor: {
    en: 'Use it to see norms of gradients and steps while training, at the price of a few sums. Where it stands in the chain decides what it sees.',
    pt: 'Use-o para ver normas de gradientes e passos durante o treino, ao preço de umas somas. O lugar na cadeia decide o que ele vê.',
  },
  nonNegative: {
    en: 'Use it where weights are amounts or probabilities, as in matrix factorization. In ordinary layers half of the useful weights are negative.',
    pt: 'Use-o onde os pesos são quantidades ou probabilidades, como em fatoração de matrizes. Em camadas comuns metade dos pesos úteis é negativa.',
  },
  project: {
    en: 'Use it where weights must lie in a set: a ball, a simplex, a box. A soft wish is a penalty, and easier to train.',
    pt: 'Use-o onde os pesos precisam ficar em um conjunto: uma bola, um simplex, uma caixa. Um desejo brando é uma penalidade, e mais fácil de treinar.',
  },
  softThreshold: {
    en: 'Use it behind `gradientDescent` to get exact zeros: sparse models, choice of inputs. For a mild pull without zeros `l1` in the loss is enough.',
    pt: 'Use-o depois de `gradientDescent` para obter zeros exatos: modelos esparsos, escolha de entradas. Para um puxão leve sem zeros, `l1` na perda basta.',
  },
  trustRatio: {
    en: 'Use it behind `adamw` for very large batches (that is LAMB). With small batches it only makes the rate harder to read.',
    pt: 'Use-o depois de `adamw` com lotes muito grandes (isso é o LAMB). Com lotes pequenos só torna a taxa mais difícil de ler.',
  },
  wolfeSearch: {
    en: 'Use it for smooth losses on the whole data, where few and good steps count. Not with mini-batches, and not in a step that is to be compiled.',
    pt: 'Use-o em perdas suaves com todos os dados, onde contam poucos e bons passos. Não com minilotes, nem em um passo a compilar.',
  },
  zeroNotFinite: {
    en: 'Use it where single elements are broken and the rest of the gradient is worth keeping. It hides the cause: `applyIfFinite` leaves the update out and counts, and `detectAnomaly` finds the origin.',
    pt: 'Use-o onde elementos isolados estão estragados e o resto do gradiente vale a pena. Ele esconde a causa: `applyIfFinite` omite a atualização e conta, e `detectAnomaly` acha a origem.',
  },
}
