import type { Words } from '@chainrule/catalogue'

/** When to use which regularizer, and when not. */
export const regularizerNotes: Record<string, Words> = {
  alphaDropout: {
    en: 'Use it in networks of SELU, whose mean and variance it keeps. Behind other activations take `dropout`.',
    pt: 'Use-o em redes com SELU, cuja média e variância ele mantém. Depois de outras ativações use `dropout`.',
  },
  cutmix: {
    en: 'Use it for the classification of images from few examples, with labels mixed alike. Not where position and size are the answer.',
    pt: 'Use-o em classificação de imagens com poucos exemplos, misturando os rótulos igualmente. Não onde posição e tamanho são a resposta.',
  },
  dropBlock: {
    en: 'Use it for convolutional layers: neighbours say the same, so whole regions must go. Let the rate grow during training; small images need small blocks.',
    pt: 'Use-o em camadas convolucionais: vizinhos dizem o mesmo, então regiões inteiras precisam sair. Faça a taxa crescer no treino; imagens pequenas pedem blocos pequenos.',
  },
  dropConnect: {
    en: 'Use it for dense layers with many weights, or on the recurrent weights of an LSTM. It costs a mask as large as the weights; `dropout` is cheaper.',
    pt: 'Use-o em camadas densas com muitos pesos, ou nos pesos recorrentes de uma LSTM. Custa uma máscara do tamanho dos pesos; `dropout` é mais barato.',
  },
  dropout: {
    en: 'Use it between dense layers of a network that learns its examples by heart: 0.2 to 0.5. Little before batch normalisation, whose statistics it disturbs.',
    pt: 'Use-o entre camadas densas de uma rede que decora os exemplos: 0,2 a 0,5. Pouco antes de normalização em lote, cujas estatísticas ele perturba.',
  },
  dropPath: {
    en: 'Use it for deep residual networks and vision transformers, more in later blocks. Shallow networks have no branch to spare.',
    pt: 'Use-o em redes residuais profundas e vision transformers, mais nos últimos blocos. Redes rasas não têm ramo sobrando.',
  },
  earlyStopping: {
    en: 'Use it always when you have examples to validate on: it costs nothing and keeps the best weights. The patience must be longer than the noise of the validation loss.',
    pt: 'Use-o sempre que tiver exemplos de validação: nada custa e guarda os melhores pesos. A paciência deve ser maior que o ruído da perda de validação.',
  },
  elasticNet: {
    en: 'Use it where inputs are related and few of them shall remain: L1 alone picks one of a group at random. Two strengths must be chosen.',
    pt: 'Use-o onde entradas são aparentadas e poucas devem ficar: só L1 escolhe uma do grupo ao acaso. São duas intensidades a escolher.',
  },
  elasticWeightConsolidation: {
    en: 'Use it to learn a second task without losing the first. It needs the Fisher information of the old task, and with many tasks the weights get stuck.',
    pt: 'Use-o para aprender uma segunda tarefa sem perder a primeira. Precisa da informação de Fisher da tarefa antiga, e com muitas tarefas os pesos travam.',
  },
  entropy: {
    en: 'Use it where a classifier is too sure of itself, or in reinforcement learning to keep trying. Too much of it, and nothing is decided.',
    pt: 'Use-o onde um classificador tem certeza demais, ou em aprendizado por reforço para seguir tentando. Em excesso, nada se decide.',
  },
  featureAlphaDropout: {
    en: 'As `alphaDropout`, for whole channels of convolutions with SELU.',
    pt: 'Como `alphaDropout`, para canais inteiros de convoluções com SELU.',
  },
  gaussianDropout: {
    en: 'Use it in the place of `dropout` where hard zeros disturb, as before a regression. The rate means the same.',
    pt: 'Use-o no lugar de `dropout` onde zeros duros atrapalham, como antes de uma regressão. A taxa significa o mesmo.',
  },
  gaussianNoise: {
    en: 'Use it on inputs, to make a model insensitive to small changes. The deviation is in the units of the input: standardize it first.',
    pt: 'Use-o nas entradas, para tornar o modelo insensível a pequenas mudanças. O desvio está na unidade da entrada: padronize-a antes.',
  },
  gradientPenalty: {
    en: 'Use it for the critic of a Wasserstein GAN. It needs second derivatives and a critic without batch normalization.',
    pt: 'Use-o no crítico de uma GAN de Wasserstein. Precisa de segundas derivadas e de um crítico sem normalização em lote.',
  },
  groupLassoColumns: {
    en: 'Use it to find out which inputs a layer needs: whole columns go to zero. For single weights `l1` is finer.',
    pt: 'Use-o para descobrir de quais entradas uma camada precisa: colunas inteiras vão a zero. Para pesos isolados, `l1` é mais fino.',
  },
  groupLassoRows: {
    en: 'Use it to find out how many units a layer needs: whole rows go to zero, and can be cut out. Biases are not part of the rows.',
    pt: 'Use-o para descobrir de quantas unidades uma camada precisa: linhas inteiras vão a zero e podem ser cortadas. Os vieses não fazem parte das linhas.',
  },
  hardConcrete: {
    en: 'Use it to learn which weights or units may go, with `l0` as the price. It adds a number for each gate, and noise during training.',
    pt: 'Use-o para aprender quais pesos ou unidades podem sair, com `l0` como preço. Acrescenta um número por porta, e ruído durante o treino.',
  },
  jacobianNorm: {
    en: 'Use it where small changes of the input must not matter. It costs one more backward pass for each direction.',
    pt: 'Use-o onde pequenas mudanças da entrada não devem importar. Custa uma volta a mais por direção.',
  },
  l0: {
    en: 'Use it with the gates of `hardConcrete`, to pay for each open one. It does nothing to ordinary weights: for those take `l1`.',
    pt: 'Use-o com as portas de `hardConcrete`, para pagar por cada uma aberta. Não serve a pesos comuns: para eles use `l1`.',
  },
  l1: {
    en: 'Use it to find out which inputs matter. With gradients weights swing around zero and are not exactly zero; for that take `softThreshold` behind the optimizer.',
    pt: 'Use-o para descobrir que entradas importam. Com gradientes os pesos oscilam em torno de zero sem zerar; para isso use `softThreshold` depois do otimizador.',
  },
  l2: {
    en: 'Use it with gradient descent and momentum. With Adam take `adamw`: the penalty would be divided by the second moment, and large weights with large gradients would hardly shrink.',
    pt: 'Use-o com descida do gradiente e momento. Com Adam use `adamw`: a penalidade seria dividida pelo segundo momento, e pesos grandes com gradientes grandes quase não encolheriam.',
  },
  l2sp: {
    en: 'Use it for fine-tuning: weights are pulled to where they came from, not to zero. For layers that are new take `l2`.',
    pt: 'Use-o em ajuste fino: os pesos são puxados para de onde vieram, não para zero. Em camadas novas use `l2`.',
  },
  maxNorm: {
    en: "Use it together with dropout and large rates: no unit's weights can run away. With normalization layers the length hardly matters.",
    pt: 'Use-o junto de dropout e taxas grandes: os pesos de nenhuma unidade disparam. Com camadas de normalização o comprimento quase não importa.',
  },
  mcDropout: {
    en: 'Use it to see how sure a model with dropout is, at the price of many predictions. It says little about inputs unlike any example.',
    pt: 'Use-o para ver quanta certeza tem um modelo com dropout, ao preço de muitas previsões. Diz pouco sobre entradas diferentes de todos os exemplos.',
  },
  minMaxNorm: {
    en: 'Use it where lengths should stay in a range without being fixed. With a rate below 1 it acts softly; for an upper bound alone take `maxNorm`.',
    pt: 'Use-o onde os comprimentos devem ficar em uma faixa sem serem fixos. Com taxa abaixo de 1 age com brandura; só para um teto, use `maxNorm`.',
  },
  mixup: {
    en: 'Use it for classification with few examples, or noisy labels. Training loss no longer tells how well single examples are known.',
    pt: 'Use-o em classificação com poucos exemplos ou rótulos ruidosos. A perda de treino já não diz o quanto exemplos isolados são conhecidos.',
  },
  orthogonalColumns: {
    en: 'Use it where inputs should act in different directions, as in embeddings. With more inputs than outputs they cannot all differ.',
    pt: 'Use-o onde as entradas devem agir em direções diferentes, como em embeddings. Com mais entradas que saídas, nem todas conseguem.',
  },
  orthogonalRows: {
    en: 'Use it where units repeat each other. With more units than inputs they cannot all differ; then the penalty never reaches zero.',
    pt: 'Use-o onde unidades se repetem. Com mais unidades que entradas nem todas conseguem diferir; então a penalidade nunca chega a zero.',
  },
  orthogonalWeights: {
    en: 'Use it for recurrent weights that must keep lengths exactly. It solves a system of equations in each step; a penalty is cheaper and only nearly orthogonal.',
    pt: 'Use-o em pesos recorrentes que devem conservar comprimentos exatamente. Resolve um sistema de equações por passo; uma penalidade é mais barata e só quase ortogonal.',
  },
  rDrop: {
    en: 'Use it with dropout in transformers, above all for fine-tuning. Every step makes two forward passes.',
    pt: 'Use-o com dropout em transformers, sobretudo em ajuste fino. Cada passo faz duas idas.',
  },
  regularizeActivity: {
    en: 'Use it for sparse codes, with `l1`, or against activations that grow. It depends on the examples, weights do not.',
    pt: 'Use-o para códigos esparsos, com `l1`, ou contra ativações que crescem. Depende dos exemplos, ao contrário de penalidades nos pesos.',
  },
  smoothLabels: {
    en: 'Use it for classification with many classes, 0.1 as a rule. Not for a teacher in distillation, whose details it washes out.',
    pt: 'Use-o em classificação com muitas classes, em geral 0,1. Não em um professor para destilação, cujos detalhes ele apaga.',
  },
  softOrthogonality: {
    en: 'Use it for deep networks without normalization, to keep signals at one size. It grows with the width: begin with a small strength.',
    pt: 'Use-o em redes profundas sem normalização, para manter o tamanho dos sinais. Cresce com a largura: comece com intensidade pequena.',
  },
  spatialDropout1d: {
    en: 'Use it behind embeddings and 1d convolutions, where neighbours say nearly the same. For features without neighbours take `dropout`.',
    pt: 'Use-o depois de embeddings e convoluções 1d, onde vizinhos dizem quase o mesmo. Para atributos sem vizinhança use `dropout`.',
  },
  spatialDropout2d: {
    en: 'Use it between convolutions: whole channels go, since single pixels can be guessed from their neighbours. `dropBlock` is finer on large images.',
    pt: 'Use-o entre convoluções: saem canais inteiros, pois pixels isolados se adivinham pelos vizinhos. `dropBlock` é mais fino em imagens grandes.',
  },
  spatialDropout3d: {
    en: 'As `spatialDropout2d`, for volumes and video.',
    pt: 'Como `spatialDropout2d`, para volumes e vídeo.',
  },
  spectralNorm: {
    en: 'Use it for discriminators of GANs: no input is stretched by more than 1. As a general remedy against over-fitting it is too strict.',
    pt: 'Use-o em discriminadores de GANs: nenhuma entrada é esticada mais que 1. Como remédio geral contra sobreajuste é estrito demais.',
  },
  spectralNormPenalty: {
    en: 'Use it where a soft limit on stretching is enough. The exact singular value is worked out on the host: costly for large matrices.',
    pt: 'Use-o onde basta um limite brando ao esticamento. O valor singular exato é calculado fora do backend: caro em matrizes grandes.',
  },
  totalVariation: {
    en: 'Use it for images that are made or cleaned, and for filters that should be smooth. It blurs edges if it is strong.',
    pt: 'Use-o em imagens geradas ou limpas, e em filtros que devem ser suaves. Forte demais, borra as bordas.',
  },
  unitNorm: {
    en: 'Use it where only the direction of weights counts, as in embeddings that are compared by angle. It takes from a unit the means to say how strong it is.',
    pt: 'Use-o onde só a direção dos pesos conta, como em embeddings comparados por ângulo. Tira da unidade o meio de dizer o quanto é forte.',
  },
  weightNorm: {
    en: 'Use it where batches are too small for batch normalization, or in recurrent networks. It does not look at the data: the first scale is still yours to choose.',
    pt: 'Use-o onde os lotes são pequenos demais para normalização em lote, ou em redes recorrentes. Não olha para os dados: a primeira escala continua sendo escolha sua.',
  },
}
