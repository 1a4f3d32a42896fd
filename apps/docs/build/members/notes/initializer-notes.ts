import type { Words } from '@chainrule/catalogue'

/** When to use which initializer, and when not. */
export const initializerNotes: Record<string, Words> = {
  constant: {
    en: 'Use it for biases and scales. Never for all weights of a layer: equal units get equal gradients, and stay equal.',
    pt: 'Use-o em vieses e escalas. Nunca em todos os pesos de uma camada: unidades iguais recebem gradientes iguais e continuam iguais.',
  },
  deltaOrthogonal: {
    en: 'Use it for very deep convolutional networks without normalization or shortcuts. With batch normalization `heNormal` is simpler and does as well.',
    pt: 'Use-o em redes convolucionais muito profundas sem normalização nem atalhos. Com normalização em lote, `heNormal` é mais simples e serve igual.',
  },
  dirac: {
    en: 'Use it where a convolution shall begin by doing nothing, as when layers are added to a trained network. By itself it does not break the symmetry of further channels.',
    pt: 'Use-o onde uma convolução deve começar sem fazer nada, como ao acrescentar camadas a uma rede treinada. Sozinho não quebra a simetria de canais a mais.',
  },
  fixup: {
    en: 'Use it for residual networks without normalization, with the other rules of its paper. With normalization layers it only makes the start slower.',
    pt: 'Use-o em redes residuais sem normalização, com as outras regras do artigo. Com camadas de normalização só torna o começo mais lento.',
  },
  forgetGateOne: {
    en: 'Use it for the biases of an LSTM that has to remember over many steps. For a GRU, whose gates stand otherwise, it is wrong.',
    pt: 'Use-o nos vieses de uma LSTM que precisa se lembrar por muitos passos. Em uma GRU, cujas portas são outras, está errado.',
  },
  gpt2Residual: {
    en: 'Use it for the last matrix of each residual branch of a transformer in the style of GPT-2, and `normal({ deviation: 0.02 })` for all others. Other widths want other deviations.',
    pt: 'Use-o na última matriz de cada ramo residual de um transformer ao estilo do GPT-2, e `normal({ deviation: 0.02 })` nas demais. Outras larguras pedem outros desvios.',
  },
  heNormal: {
    en: 'Use it before ReLU, leaky ReLU (tell it the slope) and GELU. Before tanh and sigmoid `xavierNormal` is usual, with a gain in deep networks.',
    pt: 'Use-o antes de ReLU, leaky ReLU (informe a inclinação) e GELU. Antes de tanh e sigmoide o usual é `xavierNormal`, com um ganho em redes profundas.',
  },
  heUniform: {
    en: 'As `heNormal`, without rare large weights: before ReLU and its relatives. Before tanh take `xavierUniform`.',
    pt: 'Como `heNormal`, sem pesos grandes raros: antes de ReLU e parentes. Antes de tanh use `xavierUniform`.',
  },
  identity: {
    en: 'Use it for recurrent weights with ReLU, so that a state is kept at first. A gradient that is kept too can explode: clip it.',
    pt: 'Use-o em pesos recorrentes com ReLU, para que no início o estado se conserve. O gradiente também se conserva e pode explodir: corte-o.',
  },
  lecunNormal: {
    en: 'Use it before SELU, and where nothing bends behind the layer. Before ReLU it halves the signal in each layer: take `heNormal`.',
    pt: 'Use-o antes de SELU, e onde nada dobra depois da camada. Antes de ReLU reduz o sinal à metade a cada camada: use `heNormal`.',
  },
  lecunUniform: {
    en: 'As `lecunNormal`, evenly drawn. Before ReLU take `heUniform`.',
    pt: 'Como `lecunNormal`, com sorteio uniforme. Antes de ReLU use `heUniform`.',
  },
  normal: {
    en: 'Use it where a paper names a deviation (0.02 in GPT-2). A fixed deviation does not fit every width: in deep networks the signal fades or explodes.',
    pt: 'Use-o onde um artigo dá o desvio (0,02 no GPT-2). Um desvio fixo não serve a toda largura: em redes profundas o sinal some ou explode.',
  },
  ones: {
    en: 'Use it for the scales of normalization layers. Never for the weights of a layer, whose units would stay equal.',
    pt: 'Use-o nas escalas de camadas de normalização. Nunca nos pesos de uma camada, cujas unidades ficariam iguais.',
  },
  orthogonal: {
    en: 'Use it for recurrent weights and very deep networks: a rotation keeps every length. It costs a decomposition for each weight.',
    pt: 'Use-o em pesos recorrentes e redes muito profundas: uma rotação conserva todo comprimento. Custa uma decomposição por peso.',
  },
  priorProbability: {
    en: 'Use it for the last bias of a classifier whose positive class is rare, as in detection. With balanced classes zeros are right.',
    pt: 'Use-o no último viés de um classificador cuja classe positiva é rara, como em detecção. Com classes equilibradas, zeros são o certo.',
  },
  reZero: {
    en: 'Use it for the factor at the end of residual branches: every depth begins as the identity. Such a branch learns nothing in the very first step but its factor.',
    pt: 'Use-o no fator ao fim dos ramos residuais: qualquer profundidade começa como identidade. No primeiro passo um ramo assim só aprende o seu fator.',
  },
  siren: {
    en: 'Use it for hidden layers whose activation is a sine. With any other activation it is far too small.',
    pt: 'Use-o em camadas ocultas cuja ativação é o seno. Com qualquer outra ativação é pequeno demais.',
  },
  sirenFirst: {
    en: 'Use it for the first layer of such a network, with inputs scaled to [-1, 1]. The layers after it take `siren`.',
    pt: 'Use-o na primeira camada de uma rede dessas, com entradas escaladas para [-1, 1]. As seguintes usam `siren`.',
  },
  skipInit: {
    en: 'As `reZero`, with a small value in the place of 0 where branches shall act from the first step.',
    pt: 'Como `reZero`, com um valor pequeno no lugar de 0 onde os ramos devem agir desde o primeiro passo.',
  },
  sparse: {
    en: 'Use it for wide layers with saturating units, where few inputs for each unit keep it in its middle range. For ReLU networks `heNormal` is the usual choice.',
    pt: 'Use-o em camadas largas com unidades que saturam, onde poucas entradas por unidade a mantêm no meio. Em redes com ReLU, `heNormal` é o usual.',
  },
  truncatedNormal: {
    en: 'Use it where a paper or another framework has it, and no weight may be extreme. As with `normal`, one deviation does not fit every width.',
    pt: 'Use-o onde um artigo ou outro framework o usa, e nenhum peso pode ser extremo. Como em `normal`, um desvio não serve a toda largura.',
  },
  uniform: {
    en: 'Use it for embeddings and small examples. In deep networks its fixed bounds let the signal fade or explode: take one that knows the width.',
    pt: 'Use-o em embeddings e exemplos pequenos. Em redes profundas os limites fixos fazem o sinal sumir ou explodir: use um que conheça a largura.',
  },
  varianceScaling: {
    en: 'Use it where you know the gain and the fan that you want, or to match Keras and JAX exactly. If in doubt the named ones say more.',
    pt: 'Use-o onde você conhece o ganho e o fan que quer, ou para igualar Keras e JAX exatamente. Na dúvida, os que têm nome dizem mais.',
  },
  xavierNormal: {
    en: 'As `xavierUniform`, with a normal distribution: before tanh, sigmoid and softmax. Before ReLU take `heNormal`.',
    pt: 'Como `xavierUniform`, com distribuição normal: antes de tanh, sigmoide e softmax. Antes de ReLU use `heNormal`.',
  },
  xavierUniform: {
    en: 'Use it before tanh, sigmoid and softmax. Before ReLU it halves the variance in each layer: take `heNormal` or `heUniform`.',
    pt: 'Use-o antes de tanh, sigmoide e softmax. Antes de ReLU ele reduz a variância à metade a cada camada: use `heNormal` ou `heUniform`.',
  },
  zeroHadamard: {
    en: 'Use it where a training shall not depend on any seed. Its weights are structured, so compare with `heNormal` before you rely on it.',
    pt: 'Use-o onde um treino não deve depender de semente nenhuma. Seus pesos são estruturados; compare com `heNormal` antes de confiar.',
  },
  zeros: {
    en: 'Use it for biases. Never for all weights of a hidden layer: units that start alike get the same gradient and stay alike.',
    pt: 'Use-o em vieses. Nunca em todos os pesos de uma camada oculta: unidades que começam iguais recebem o mesmo gradiente e continuam iguais.',
  },
}
