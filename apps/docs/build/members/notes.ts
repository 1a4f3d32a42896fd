import type { Kind, Member, Words } from '@chainrule/catalogue'

/** When to use a member and when not: what is written of it, else what holds for all of its kind. */
export function noteOf({ name, kind }: Member): Words {
  return notes[name] ?? families[kind]
}

const families: Record<Kind, Words> = {
  initializer: {
    en: 'Use it where the layer or the paper asks for it. If you have no reason to choose, `heNormal` before ReLU and its relatives and `xavierUniform` before tanh and sigmoid keep the signal at its size.',
    pt: 'Use-o onde a camada ou o artigo pedir. Sem razão para escolher, `heNormal` antes de ReLU e parentes e `xavierUniform` antes de tanh e sigmoide mantêm o tamanho do sinal.',
  },
  optimizer: {
    en: 'Use it where its paper was measured on something like your problem, and compare it with `adamw` at an equal number of steps, each with its own best learning rate. Do not choose it for its name: a tuned learning rate matters more than the choice among relatives.',
    pt: 'Use-o onde o artigo foi medido em algo parecido com o seu problema, e compare com `adamw` no mesmo número de passos, cada um com a sua melhor taxa de aprendizado. Não o escolha pelo nome: a taxa ajustada importa mais que a escolha entre parentes.',
  },
  schedule: {
    en: 'Use it as any hyper-parameter, most often as the learning rate. Give it the number of updates that you will make: a decay that ends too early wastes the rest of the run, one that ends too late never cools down.',
    pt: 'Use-o como qualquer hiperparâmetro, quase sempre como taxa de aprendizado. Dê-lhe o número de atualizações que fará: um decaimento que acaba cedo desperdiça o resto, um que acaba tarde nunca esfria.',
  },
  transform: {
    en: 'Put it into a `chain`: before the rule to change gradients, behind it to change the step. Order matters; a clip behind Adam bounds the step, one before Adam bounds what its moments see.',
    pt: 'Ponha-a em uma `chain`: antes da regra para mudar gradientes, depois dela para mudar o passo. A ordem importa; um corte depois do Adam limita o passo, um antes limita o que os momentos veem.',
  },
  wrapper: {
    en: 'Put it around the optimizer that you have once that one trains; it costs memory or time of its own, so measure with and without it.',
    pt: 'Ponha-o em volta do otimizador que você já tem, quando ele já treina; custa memória ou tempo próprios, então meça com e sem ele.',
  },
  regularizer: {
    en: 'Use it when the loss on examples that the network has not seen rises while that of the training examples falls. Do not use it while the network cannot yet learn the training examples: it can only make that harder.',
    pt: 'Use-o quando a perda em exemplos que a rede não viu sobe enquanto a dos exemplos de treino cai. Não o use enquanto a rede não aprende nem os de treino: ele só pode dificultar.',
  },
}

const notes: Record<string, Words> = {
  gradientDescent: {
    en: 'Use it to understand, and where a problem is well conditioned and exact. Do not use it where slopes differ much between weights: one rate cannot suit all of them.',
    pt: 'Use-o para entender, e onde o problema é bem condicionado. Não o use onde as inclinações diferem muito entre pesos: uma só taxa não serve a todos.',
  },
  momentum: {
    en: 'Use it for convolutional networks with a tuned rate and a decay to zero: it often generalises better there than Adam. Do not use it where you cannot afford to search for the rate.',
    pt: 'Use-o em redes convolucionais com taxa ajustada e decaimento até zero: ali costuma generalizar melhor que Adam. Não o use onde não pode procurar a taxa.',
  },
  nesterov: {
    en: 'Use it in the place of `momentum`: it looks ahead and swings less. With very noisy gradients the difference disappears.',
    pt: 'Use-o no lugar de `momentum`: olha adiante e oscila menos. Com gradientes muito ruidosos a diferença some.',
  },
  adagrad: {
    en: 'Use it for sparse features, such as words, where rare weights need large steps. Do not use it for long runs: its steps only shrink.',
    pt: 'Use-o com atributos esparsos, como palavras, onde pesos raros precisam de passos grandes. Não o use em treinos longos: os passos só encolhem.',
  },
  rmsprop: {
    en: 'Use it for recurrent networks and reinforcement learning, where the scale of gradients drifts. Elsewhere Adam is the same idea with momentum and a corrected start.',
    pt: 'Use-o em redes recorrentes e aprendizado por reforço, onde a escala dos gradientes deriva. No resto, Adam é a mesma ideia com momento e início corrigido.',
  },
  adam: {
    en: 'Use it first: it works with its defaults on most networks. With weight decay take `adamw`, because a penalty in the loss is divided by the second moment. For convolutional networks compare with `momentum`.',
    pt: 'Use-o primeiro: funciona com os padrões na maioria das redes. Com decaimento de pesos use `adamw`, pois uma penalidade na perda é dividida pelo segundo momento. Em redes convolucionais compare com `momentum`.',
  },
  adamw: {
    en: 'Use it for transformers and wherever Adam needs regularisation. Leave biases and scales out of the decay (`partition`, or the role of the parameter).',
    pt: 'Use-o em transformers e onde Adam precisa de regularização. Deixe vieses e escalas fora do decaimento (`partition`, ou o papel do parâmetro).',
  },
  lion: {
    en: 'Use it with large batches and where memory is short: one moment instead of two. Take a rate 3 to 10 times smaller than for AdamW and a decay as much larger.',
    pt: 'Use-o com lotes grandes e onde falta memória: um momento em vez de dois. Use taxa de 3 a 10 vezes menor que a do AdamW e decaimento maior na mesma medida.',
  },
  muon: {
    en: 'Use it for the weight matrices inside of a network, with AdamW for embeddings, biases and the last layer (`partition`). It does not suit vectors.',
    pt: 'Use-o nas matrizes de pesos internas, com AdamW em embeddings, vieses e na última camada (`partition`). Não serve para vetores.',
  },
  lbfgs: {
    en: 'Use it for small, smooth problems with the whole data in each step. Do not use it with mini-batches: differences of noisy gradients tell it nothing.',
    pt: 'Use-o em problemas pequenos e suaves com todos os dados a cada passo. Não o use com minilotes: diferenças de gradientes ruidosos nada lhe dizem.',
  },
  prodigy: {
    en: 'Use it where you do not want to search for a learning rate: leave it at 1, with a cosine decay. It pays with memory.',
    pt: 'Use-o onde não quer procurar a taxa de aprendizado: deixe-a em 1, com decaimento em cosseno. O preço é memória.',
  },
  zeros: {
    en: 'Use it for biases. Never for all weights of a hidden layer: units that start alike get the same gradient and stay alike.',
    pt: 'Use-o em vieses. Nunca em todos os pesos de uma camada oculta: unidades que começam iguais recebem o mesmo gradiente e continuam iguais.',
  },
  normal: {
    en: 'Use it where a paper names a deviation (0.02 in GPT-2). A fixed deviation does not fit every width: in deep networks the signal fades or explodes.',
    pt: 'Use-o onde um artigo dá o desvio (0,02 no GPT-2). Um desvio fixo não serve a toda largura: em redes profundas o sinal some ou explode.',
  },
  xavierUniform: {
    en: 'Use it before tanh, sigmoid and softmax. Before ReLU it halves the variance in each layer: take `heNormal` or `heUniform`.',
    pt: 'Use-o antes de tanh, sigmoide e softmax. Antes de ReLU ele reduz a variância à metade a cada camada: use `heNormal` ou `heUniform`.',
  },
  xavierNormal: {
    en: 'As `xavierUniform`, with a normal distribution: before tanh, sigmoid and softmax. Before ReLU take `heNormal`.',
    pt: 'Como `xavierUniform`, com distribuição normal: antes de tanh, sigmoide e softmax. Antes de ReLU use `heNormal`.',
  },
  heNormal: {
    en: 'Use it before ReLU, leaky ReLU (tell it the slope) and GELU. Before tanh it makes the signal too large, and units saturate.',
    pt: 'Use-o antes de ReLU, leaky ReLU (informe a inclinação) e GELU. Antes de tanh o sinal fica grande demais e as unidades saturam.',
  },
  orthogonal: {
    en: 'Use it for recurrent weights and very deep networks: a rotation keeps every length. It costs a decomposition for each weight.',
    pt: 'Use-o em pesos recorrentes e redes muito profundas: uma rotação conserva todo comprimento. Custa uma decomposição por peso.',
  },
  cosineDecay: {
    en: 'Use it as the first choice when the number of steps is known, with `warmup` before it for transformers and Adam. Not where training goes on without an end: take `warmupStableDecay`.',
    pt: 'Use-o como primeira escolha quando se conhece o número de passos, com `warmup` antes em transformers e Adam. Não onde o treino segue sem fim: use `warmupStableDecay`.',
  },
  warmup: {
    en: 'Use it with Adam and large batches: the first gradients are the least reliable, and the moments are not yet filled.',
    pt: 'Use-o com Adam e lotes grandes: os primeiros gradientes são os menos confiáveis, e os momentos ainda estão vazios.',
  },
  clipByGlobalNorm: {
    en: 'Use it for recurrent networks and transformers, where one batch can throw the weights far away. 1 is a common limit; if it clips at each step, the learning rate is too large.',
    pt: 'Use-o em redes recorrentes e transformers, onde um lote pode lançar os pesos para longe. 1 é um limite comum; se corta a cada passo, a taxa está alta demais.',
  },
  l1: {
    en: 'Use it to find out which inputs matter. With gradients weights swing around zero and are not exactly zero; for that take `softThreshold` behind the optimizer.',
    pt: 'Use-o para descobrir que entradas importam. Com gradientes os pesos oscilam em torno de zero sem zerar; para isso use `softThreshold` depois do otimizador.',
  },
  l2: {
    en: 'Use it with gradient descent and momentum. With Adam take `adamw`: the penalty would be divided by the second moment, and large weights with large gradients would hardly shrink.',
    pt: 'Use-o com descida do gradiente e momento. Com Adam use `adamw`: a penalidade seria dividida pelo segundo momento, e pesos grandes com gradientes grandes quase não encolheriam.',
  },
  dropout: {
    en: 'Use it between dense layers of a network that learns its examples by heart: 0.2 to 0.5. Little before batch normalisation, whose statistics it disturbs.',
    pt: 'Use-o entre camadas densas de uma rede que decora os exemplos: 0,2 a 0,5. Pouco antes de normalização em lote, cujas estatísticas ele perturba.',
  },
  earlyStopping: {
    en: 'Use it always when you have examples to validate on: it costs nothing and keeps the best weights. The patience must be longer than the noise of the validation loss.',
    pt: 'Use-o sempre que tiver exemplos de validação: nada custa e guarda os melhores pesos. A paciência deve ser maior que o ruído da perda de validação.',
  },
}
