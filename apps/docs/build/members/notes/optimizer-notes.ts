import type { Words } from '@chainrule/catalogue'

/** When to use which optimizer, and when not. */
export const optimizerNotes: Record<string, Words> = {
  adabelief: {
    en: 'Use it in the place of Adam where its steps are too timid: it is bold where gradients come as expected. Look at ε, which decides how bold; in 32 bits the default is small.',
    pt: 'Use-o no lugar do Adam onde os passos dele são tímidos: é ousado onde os gradientes vêm como esperado. Olhe para ε, que decide o quanto; em 32 bits o padrão é pequeno.',
  },
  adabound: {
    en: 'Use it where Adam learns fast and generalizes worse than `momentum`: it turns from one into the other. The final rate must be tuned, which a plain schedule may do as well.',
    pt: 'Use-o onde o Adam aprende depressa e generaliza pior que `momentum`: ele passa de um ao outro. A taxa final precisa de ajuste, o que uma programação simples também pode fazer.',
  },
  adadelta: {
    en: 'Use it to understand how Adam came about, or where no learning rate can be chosen. It starts slowly, since its steps grow out of ε; Adam is seldom worse.',
    pt: 'Use-o para entender de onde veio o Adam, ou onde não dá para escolher uma taxa. Começa devagar, pois seus passos nascem de ε; o Adam raramente é pior.',
  },
  adafactor: {
    en: 'Use it for large transformers in little memory: a row and a column in the place of a matrix. For small models Adam costs nothing to speak of and is steadier.',
    pt: 'Use-o em transformers grandes com pouca memória: uma linha e uma coluna no lugar de uma matriz. Em modelos pequenos o Adam quase nada custa e é mais estável.',
  },
  adagrad: {
    en: 'Use it for sparse features, such as words, where rare weights need large steps. Do not use it for long runs: its steps only shrink.',
    pt: 'Use-o com atributos esparsos, como palavras, onde pesos raros precisam de passos grandes. Não o use em treinos longos: os passos só encolhem.',
  },
  adam: {
    en: 'Use it first: it works with its defaults on most networks. With weight decay take `adamw`, because a penalty in the loss is divided by the second moment. For convolutional networks compare with `momentum`.',
    pt: 'Use-o primeiro: funciona com os padrões na maioria das redes. Com decaimento de pesos use `adamw`, pois uma penalidade na perda é dividida pelo segundo momento. Em redes convolucionais compare com `momentum`.',
  },
  adamAtan2: {
    en: 'Use it in the place of Adam where ε is in the way: very small gradients, low precision, models of many scales. Elsewhere it does the same.',
    pt: 'Use-o no lugar do Adam onde ε atrapalha: gradientes muito pequenos, baixa precisão, modelos de muitas escalas. No resto faz o mesmo.',
  },
  adamax: {
    en: 'Use it where single gradients are huge and rare, as with embeddings: the largest recent one sets the step. It forgets such a peak slowly, and learns little meanwhile.',
    pt: 'Use-o onde alguns gradientes são enormes e raros, como em embeddings: o maior recente define o passo. Ele esquece um pico desses devagar e aprende pouco enquanto isso.',
  },
  adamw: {
    en: 'Use it for transformers and wherever Adam needs regularisation. Leave biases and scales out of the decay (`partition`, or the role of the parameter).',
    pt: 'Use-o em transformers e onde Adam precisa de regularização. Deixe vieses e escalas fora do decaimento (`partition`, ou o papel do parâmetro).',
  },
  adan: {
    en: 'Use it for vision transformers and long runs with large batches, where the paper needed fewer epochs than AdamW. It remembers four numbers for each weight: not where memory is short.',
    pt: 'Use-o em vision transformers e treinos longos com lotes grandes, onde o artigo precisou de menos épocas que o AdamW. Guarda quatro números por peso: não onde falta memória.',
  },
  ademamix: {
    en: 'Use it for long training of language models: a very old mean still helps there. Not for a few thousand steps, in which the slow mean never gets going, and not without the warm-ups of α and β₃.',
    pt: 'Use-o em treinos longos de modelos de linguagem: ali uma média muito antiga ainda ajuda. Não em poucos milhares de passos, em que a média lenta nem começa, e não sem o aquecimento de α e β₃.',
  },
  adopt: {
    en: "Use it where you want Adam's steps with a proof for every β₂, and little dependence on it. The first call only measures.",
    pt: 'Use-o onde quer os passos do Adam com prova para todo β₂, e pouca dependência dele. A primeira chamada só mede.',
  },
  aggmo: {
    en: 'Use it where `momentum` with 0.99 swings: several speeds dampen each other. It keeps one number for each weight and speed.',
    pt: 'Use-o onde `momentum` com 0,99 oscila: várias velocidades se amortecem. Guarda um número por peso e por velocidade.',
  },
  amsbound: {
    en: 'As `adabound`, where a proof needs steps that never grow again. In practice the two hardly differ, and this one remembers one number more.',
    pt: 'Como `adabound`, onde uma prova exige passos que nunca voltem a crescer. Na prática quase não diferem, e este guarda um número a mais.',
  },
  amsgrad: {
    en: 'Use it where Adam gets stuck because rare large gradients are forgotten too fast. On usual networks it gains little and costs one number more for each weight.',
    pt: 'Use-o onde o Adam empaca porque gradientes grandes e raros são esquecidos depressa. Em redes comuns ganha pouco e custa um número a mais por peso.',
  },
  averagedSgd: {
    en: 'Use it for convex problems and online learning: the average of the path is better than its end. Set `start` to where the loss stops falling; with the default it averages nothing for a million steps.',
    pt: 'Use-o em problemas convexos e aprendizado online: a média do caminho é melhor que o seu fim. Ponha `start` onde a perda para de cair; com o padrão, nada se acumula por um milhão de passos.',
  },
  came: {
    en: 'Use it where Adafactor saves memory and is not steady enough: it doubts steps that disagree with those before. It keeps a momentum, so it saves less.',
    pt: 'Use-o onde o Adafactor poupa memória mas não é estável: ele desconfia de passos que discordam dos anteriores. Guarda um momento, então poupa menos.',
  },
  centeredRmsprop: {
    en: 'Use it in the place of `rmsprop` where gradients have a mean far from zero: only their spread divides. It costs one number more; Adam is the more usual answer.',
    pt: 'Use-o no lugar de `rmsprop` onde os gradientes têm média longe de zero: só a dispersão divide. Custa um número a mais; o Adam é a resposta mais usual.',
  },
  cocob: {
    en: 'Use it where no learning rate may be chosen at all, and the problem is close to convex. It remembers five numbers for each weight, and a tuned Adam is faster.',
    pt: 'Use-o onde não se pode escolher taxa nenhuma e o problema é quase convexo. Guarda cinco números por peso, e um Adam ajustado é mais rápido.',
  },
  conjugateGradient: {
    en: 'Use it for smooth problems with the whole data and too many weights for `lbfgs`: it remembers two vectors. Not with mini-batches, and not where a step must be compiled.',
    pt: 'Use-o em problemas suaves com todos os dados e pesos demais para `lbfgs`: guarda dois vetores. Não com minilotes, e não onde o passo precisa ser compilado.',
  },
  dAdaptedAdagrad: {
    en: 'Use it for sparse or convex problems whose rate you do not want to search. As with Adagrad, steps only shrink.',
    pt: 'Use-o em problemas esparsos ou convexos cuja taxa não quer procurar. Como no Adagrad, os passos só encolhem.',
  },
  dAdaptedAdam: {
    en: 'Use it in the place of Adam when you do not want to search for a rate: leave it at 1 and add a schedule. `prodigy`, its successor, adapts faster.',
    pt: 'Use-o no lugar do Adam quando não quer procurar a taxa: deixe em 1 e acrescente uma programação. `prodigy`, o sucessor, adapta-se mais depressa.',
  },
  dAdaptedAdan: {
    en: 'Use it where Adan suits the task and its rate is not known. It remembers five numbers for each weight.',
    pt: 'Use-o onde o Adan convém à tarefa e a taxa não é conhecida. Guarda cinco números por peso.',
  },
  dAdaptedLion: {
    en: 'Use it where Lion suits the task and its rate is not known. Compare with a Lion at a tenth of your AdamW rate, which is often a good guess.',
    pt: 'Use-o onde o Lion convém à tarefa e a taxa não é conhecida. Compare com um Lion a um décimo da sua taxa do AdamW, muitas vezes um bom palpite.',
  },
  dAdaptedSgd: {
    en: 'Use it where plain momentum suits the task and its rate is not known. Add a schedule: it finds a size, not a decay.',
    pt: 'Use-o onde o momento simples convém à tarefa e a taxa não é conhecida. Acrescente uma programação: ele acha um tamanho, não um decaimento.',
  },
  diffgrad: {
    en: 'Use it where Adam jumps about near the goal: a gradient that hardly changes halves the step. It may also slow down a long straight slope, where steps should be large.',
    pt: 'Use-o onde o Adam pula perto do alvo: um gradiente que quase não muda corta o passo pela metade. Pode frear também uma descida longa e reta, onde passos grandes convêm.',
  },
  dog: {
    en: 'Use it for fine-tuning without a search for the rate, and measure at an average of the path (`averageParameters`), as the paper does. One rate serves all weights, so that very different layers suffer.',
    pt: 'Use-o em ajuste fino sem procurar a taxa, e meça em uma média do caminho (`averageParameters`), como no artigo. Uma taxa serve a todos os pesos, e camadas muito diferentes sofrem.',
  },
  dowg: {
    en: 'As `dog`, where the first gradients were misleading: later ones weigh more. It needs no sum of old mistakes, and can step too far on noisy ones.',
    pt: 'Como `dog`, onde os primeiros gradientes enganaram: os posteriores pesam mais. Pode dar um passo longo demais com gradientes ruidosos.',
  },
  fromage: {
    en: 'Use it where one rate, 0.01, shall serve very different networks: steps are in proportion to the weights. Biases that begin at zero hardly move with it.',
    pt: 'Use-o onde uma só taxa, 0,01, deve servir a redes muito diferentes: os passos são proporcionais aos pesos. Vieses que começam em zero quase não se movem.',
  },
  ftrl: {
    en: 'Use it for linear models on sparse data that never ends, such as clicks: it makes exact zeros. Not for deep networks, whose first weights it forgets.',
    pt: 'Use-o em modelos lineares com dados esparsos que nunca acabam, como cliques: produz zeros exatos. Não em redes profundas, cujos primeiros pesos ele esquece.',
  },
  gradientDescent: {
    en: 'Use it to understand, and where a problem is well conditioned and exact. Do not use it where slopes differ much between weights: one rate cannot suit all of them.',
    pt: 'Use-o para entender, e onde o problema é bem condicionado. Não o use onde as inclinações diferem muito entre pesos: uma só taxa não serve a todos.',
  },
  lamb: {
    en: 'Use it for batches of many thousands, as in the training of BERT in an hour. With usual batches it gains nothing over `adamw`.',
    pt: 'Use-o com lotes de muitos milhares, como no treino do BERT em uma hora. Com lotes comuns nada ganha do `adamw`.',
  },
  laprop: {
    en: 'Use it in the place of Adam where β₁ shall be large and β₂ small: momentum of divided gradients stays calm. With usual numbers the two are close.',
    pt: 'Use-o no lugar do Adam onde β₁ deve ser grande e β₂ pequeno: o momento de gradientes já divididos fica calmo. Com números comuns os dois se parecem.',
  },
  lars: {
    en: 'Use it for convolutional networks with batches of thousands, with a warm-up. With small batches plain `momentum` generalizes as well and needs less care.',
    pt: 'Use-o em redes convolucionais com lotes de milhares, com aquecimento. Com lotes pequenos o `momentum` simples generaliza igual e pede menos cuidado.',
  },
  lbfgs: {
    en: 'Use it for small, smooth problems with the whole data in each step. Do not use it with mini-batches: differences of noisy gradients tell it nothing.',
    pt: 'Use-o em problemas pequenos e suaves com todos os dados a cada passo. Não o use com minilotes: diferenças de gradientes ruidosos nada lhe dizem.',
  },
  lion: {
    en: 'Use it with large batches and where memory is short: one moment instead of two. Take a rate 3 to 10 times smaller than for AdamW and a decay as much larger.',
    pt: 'Use-o com lotes grandes e onde falta memória: um momento em vez de dois. Use taxa de 3 a 10 vezes menor que a do AdamW e decaimento maior na mesma medida.',
  },
  madgrad: {
    en: 'Use it where Adagrad suits the task and its steps die too early: a cube root forgets more slowly. Weight decay must be much smaller than you are used to, often zero.',
    pt: 'Use-o onde o Adagrad convém e os passos morrem cedo: a raiz cúbica os faz durar. O decaimento de pesos deve ser bem menor que o de costume, muitas vezes zero.',
  },
  momentum: {
    en: 'Use it for convolutional networks with a tuned rate and a decay to zero: it often generalises better there than Adam. Do not use it where you cannot afford to search for the rate.',
    pt: 'Use-o em redes convolucionais com taxa ajustada e decaimento até zero: ali costuma generalizar melhor que Adam. Não o use onde não pode procurar a taxa.',
  },
  momo: {
    en: 'Use it where the lowest possible loss is known, mostly 0: it needs hardly any search for the rate. Penalties in the loss raise that lowest value, so leave them out or say it.',
    pt: 'Use-o onde se conhece a menor perda possível, quase sempre 0: quase dispensa procurar a taxa. Penalidades na perda elevam esse mínimo; deixe-as fora ou informe-o.',
  },
  momoAdam: {
    en: "As `momo`, with Adam's steps: for transformers, and wherever weights need rates of their own.",
    pt: 'Como `momo`, com os passos do Adam: para transformers e onde os pesos precisam de taxas próprias.',
  },
  muon: {
    en: 'Use it for the weight matrices inside of a network, with AdamW for embeddings, biases and the last layer (`partition`). It does not suit vectors.',
    pt: 'Use-o nas matrizes de pesos internas, com AdamW em embeddings, vieses e na última camada (`partition`). Não serve para vetores.',
  },
  nadam: {
    en: 'Use it in the place of Adam where progress is steady and a look ahead helps, as in recurrent networks. The gain is small; tune the rate first.',
    pt: 'Use-o no lugar do Adam onde o progresso é constante e olhar adiante ajuda, como em redes recorrentes. O ganho é pequeno; ajuste a taxa antes.',
  },
  nesterov: {
    en: 'Use it in the place of `momentum`: it looks ahead and swings less. With very noisy gradients the difference disappears.',
    pt: 'Use-o no lugar de `momentum`: olha adiante e oscila menos. Com gradientes muito ruidosos a diferença some.',
  },
  newton: {
    en: 'Use it for a few dozen weights, smooth and close to the goal: there it needs a handful of steps. Work grows with the cube of the number of weights, and without damping it climbs to saddles.',
    pt: 'Use-o com algumas dezenas de pesos, em problema suave e perto do alvo: bastam poucos passos. O trabalho cresce com o cubo do número de pesos, e sem amortecimento ele sobe a selas.',
  },
  noisySgd: {
    en: 'Use it where very deep networks are hard to start, or to shake weights out of flat places. Mini-batches have noise already; often that is enough.',
    pt: 'Use-o onde redes muito profundas custam a começar, ou para sacudir pesos de lugares planos. Minilotes já têm ruído; muitas vezes basta.',
  },
  novograd: {
    en: 'Use it for speech and vision with large batches and little memory: one variance for each layer. Layers with few large weights among many small ones suffer.',
    pt: 'Use-o em fala e visão com lotes grandes e pouca memória: uma variância por camada. Camadas com poucos pesos grandes entre muitos pequenos sofrem.',
  },
  optimisticAdam: {
    en: 'Use it where two networks play against each other (GANs): it stops them from circling. Where one loss is minimized Adam is better.',
    pt: 'Use-o onde duas redes jogam uma contra a outra (GANs): impede que andem em círculos. Onde se minimiza uma só perda, o Adam é melhor.',
  },
  optimisticGradientDescent: {
    en: 'Use it to see why games need more than descent, and for small ones. For networks take `optimisticAdam`.',
    pt: 'Use-o para ver por que jogos pedem mais que descida, e em jogos pequenos. Em redes use `optimisticAdam`.',
  },
  orthogonalMomentum: {
    en: 'Use it for matrices inside a network, through `muon`, which gives everything else to AdamW. Not for embeddings, biases and the last layer.',
    pt: 'Use-o nas matrizes internas de uma rede, por meio de `muon`, que entrega o resto ao AdamW. Não em embeddings, vieses e na última camada.',
  },
  polyakStep: {
    en: 'Use it where the lowest loss is known and reachable, as in networks that can learn all examples by heart: no rate is needed. Where it is not reached, steps stay too large.',
    pt: 'Use-o onde a menor perda é conhecida e alcançável, como em redes que decoram todos os exemplos: dispensa a taxa. Onde ela não é alcançada, os passos ficam grandes demais.',
  },
  prodigy: {
    en: 'Use it where you do not want to search for a learning rate: leave it at 1, with a cosine decay. It pays with memory.',
    pt: 'Use-o onde não quer procurar a taxa de aprendizado: deixe-a em 1, com decaimento em cosseno. O preço é memória.',
  },
  qhadam: {
    en: "Use it where Adam's momentum is too slow to turn: a share of the present gradient acts at once. It has two more numbers to tune.",
    pt: 'Use-o onde o momento do Adam demora a virar: uma parte do gradiente atual age na hora. Tem mais dois números a ajustar.',
  },
  qhm: {
    en: 'Use it in the place of `momentum` or `nesterov`, which it contains, with a long memory and a quick reaction. Rates are not those of undampened momentum.',
    pt: 'Use-o no lugar de `momentum` ou `nesterov`, que ele contém, com memória longa e reação rápida. As taxas não são as do momento sem amortecimento.',
  },
  radam: {
    en: 'Use it where you would give Adam a warm-up and do not want to choose its length. With a warm-up of your own it gains nothing.',
    pt: 'Use-o onde daria aquecimento ao Adam e não quer escolher a duração. Com um aquecimento seu, nada ganha.',
  },
  rmsprop: {
    en: 'Use it for recurrent networks and reinforcement learning, where the scale of gradients drifts. Elsewhere Adam is the same idea with momentum and a corrected start.',
    pt: 'Use-o em redes recorrentes e aprendizado por reforço, onde a escala dos gradientes deriva. No resto, Adam é a mesma ideia com momento e início corrigido.',
  },
  rprop: {
    en: 'Use it for small networks with the whole data in each step: only signs count, and no rate is needed. Not with mini-batches, whose signs turn at random.',
    pt: 'Use-o em redes pequenas com todos os dados a cada passo: só os sinais contam, e não há taxa a escolher. Não com minilotes, cujos sinais viram ao acaso.',
  },
  scheduleFreeAdamW: {
    en: "Use it where the end of the training is not known, with a warm-up. Measure and save inside `atEvaluationPoint`, and take batch normalization's statistics anew there.",
    pt: 'Use-o onde não se sabe quando o treino acaba, com aquecimento. Meça e salve dentro de `atEvaluationPoint`, e refaça ali as estatísticas da normalização em lote.',
  },
  scheduleFreeRadam: {
    en: 'As `scheduleFreeAdamW`, without a warm-up to choose: the first few updates only measure.',
    pt: 'Como `scheduleFreeAdamW`, sem aquecimento a escolher: as primeiras atualizações só medem.',
  },
  scheduleFreeSgd: {
    en: 'Use it where `momentum` suits the task and the end is not known. Its rate is 10 to 50 times that of momentum; measure inside `atEvaluationPoint`.',
    pt: 'Use-o onde `momentum` convém e não se sabe o fim. A taxa é de 10 a 50 vezes a do momento; meça dentro de `atEvaluationPoint`.',
  },
  sgld: {
    en: 'Use it to draw weights from their posterior and to say how sure a model is. Not to find the best weights: it never comes to rest.',
    pt: 'Use-o para sortear pesos da posteriori e dizer quanta certeza o modelo tem. Não para achar os melhores pesos: ele nunca sossega.',
  },
  shampoo: {
    en: 'Use it for matrices of moderate size, where steps are expensive and few of them must do. It needs whole matrices for each axis and their roots; `soap` and `muon` are cheaper.',
    pt: 'Use-o com matrizes de tamanho moderado, onde os passos são caros e poucos devem bastar. Precisa de matrizes inteiras por eixo e de suas raízes; `soap` e `muon` são mais baratos.',
  },
  signSgd: {
    en: 'Use it where gradients travel over a network and one bit for each must do, or to understand Adam and Lion. With noise it swings; `signum` is calmer.',
    pt: 'Use-o onde gradientes viajam por uma rede e um bit por número deve bastar, ou para entender Adam e Lion. Com ruído ele oscila; `signum` é mais calmo.',
  },
  signum: {
    en: 'Use it where memory is short and steps of one size suit, as with large batches. Near the goal it needs a rate that falls.',
    pt: 'Use-o onde falta memória e passos de um só tamanho convêm, como com lotes grandes. Perto do alvo precisa de uma taxa que caia.',
  },
  simplifiedAdemamix: {
    en: 'Use it where AdEMAMix helps and its third number for each weight is too much. β₁ and the rate belong together: change one, change the other.',
    pt: 'Use-o onde o AdEMAMix ajuda e o terceiro número por peso é demais. β₁ e a taxa andam juntos: quem muda um, muda o outro.',
  },
  sm3: {
    en: 'Use it for large embeddings with sparse gradients in almost no memory. As with Adagrad, steps only shrink.',
    pt: 'Use-o em embeddings grandes com gradientes esparsos quase sem memória. Como no Adagrad, os passos só encolhem.',
  },
  soap: {
    en: "Use it where Shampoo's directions help and its tuning hurts: Adam in those directions. It costs decompositions every few steps, and memory for whole matrices.",
    pt: 'Use-o onde as direções do Shampoo ajudam e o ajuste dele pesa: é o Adam nessas direções. Custa decomposições a cada tantos passos, e memória para matrizes inteiras.',
  },
  sophiaG: {
    en: 'Use it for language models, where labels can be drawn from the predictions: the curvature sets the step. It needs a closure and the batch size, and gains less on other tasks.',
    pt: 'Use-o em modelos de linguagem, onde se sorteiam rótulos das previsões: a curvatura define o passo. Precisa de uma função de perda e do tamanho do lote, e ganha menos em outras tarefas.',
  },
  sophiaH: {
    en: 'As `sophiaG`, for losses without labels to draw: it takes Hessian-vector products, which need second derivatives of everything.',
    pt: 'Como `sophiaG`, para perdas sem rótulos a sortear: usa produtos com a hessiana, que pedem segundas derivadas de tudo.',
  },
  stableAdamw: {
    en: 'Use it where the loss of AdamW has spikes in a long training, in the place of clipping. Without spikes the two do the same.',
    pt: 'Use-o onde a perda do AdamW tem picos em um treino longo, no lugar do corte. Sem picos os dois fazem o mesmo.',
  },
  tiger: {
    en: 'Use it where memory is short and Lion suits: one β, one number. Scale rates by the size of the matrices as the author does (`partition`), or take a small one.',
    pt: 'Use-o onde falta memória e o Lion convém: um β, um número. Ajuste as taxas ao tamanho das matrizes como faz o autor (`partition`), ou use uma pequena.',
  },
  yogi: {
    en: "Use it where Adam's step sizes grow too suddenly after small gradients: here they change little by little. ε is large, 0.001, and part of the method.",
    pt: 'Use-o onde os passos do Adam crescem de repente depois de gradientes pequenos: aqui mudam aos poucos. O ε é grande, 0,001, e faz parte do método.',
  },
}
