import type { en } from './messages.en.ts'

export const pt: typeof en = {
  fetching: 'Buscando os dígitos, 11 MB, uma única vez: depois eles ficam aqui mesmo sem rede.',
  failed: (reason) => `O treino parou. ${reason}`,
  fetchFailed: 'Não foi possível buscar os dígitos. Verifique a conexão e tente de novo.',
  retry: 'Tentar de novo',

  play: 'Treinar',
  pause: 'Pausar',
  restart: 'Voltar ao início',
  done: 'Todas as épocas feitas',
  step: (step) => `Passo ${step}`,
  epoch: (epoch, all) => `Época ${epoch} de ${all}`,
  speed: (count) => `${count} dígitos por segundo`,
  progress: 'Caminho por todas as épocas',
  announce: (accuracy) => `Acerta ${accuracy} dos dígitos de teste.`,

  numbers: { loss: 'Perda no treino', sample: 'Acertos em 1.000 de teste', all: 'Acertos em todos os 10.000' },

  curves: {
    heading: 'Progresso',
    loss: 'Perda dos lotes',
    lossHelp: 'Entropia cruzada: quanto a rede se surpreende com as respostas certas. Menor é melhor.',
    accuracy: 'Parcela de acertos',
    training: 'treino',
    test: 'teste',
    step: 'Passo',
  },

  draw: {
    heading: 'Desenhe um dígito',
    explain:
      'Desenhe com mouse, dedo ou caneta. Pelo teclado: as setas movem, Espaço levanta ou abaixa a caneta, Delete limpa.',
    board: 'Quadro para desenhar um dígito',
    clear: 'Limpar',
    seen: 'Como a rede o vê',
    seenHelp: 'Levado ao centro e ao tamanho dos dígitos com que ela aprendeu, 28 × 28 números.',
    nothing: 'Desenhe algo, e a rede diz o que vê.',
    untrained: 'A rede ainda não aprendeu nada: ela chuta.',
    verdict: (digit, share) => `Isto é um ${digit}, diz ela: ${share} de certeza.`,
    probabilities: 'Probabilidade de cada dígito',
    digit: 'Dígito',
    probability: 'Probabilidade',
  },

  mistakes: {
    heading: 'O que ela erra',
    explain: 'Dígitos de teste tomados por outro, primeiro aqueles de que a rede tem mais certeza.',
    waiting: 'Treine primeiro; quando o treino pausa, todos os 10.000 dígitos de teste são olhados.',
    count: (wrong, all) => `${wrong} de ${all} errados`,
    one: (truth, guess, share) => `Um ${truth} tomado por ${guess}, ${share} de certeza`,
    confusion: 'Qual dígito é tomado por qual',
    confusionHelp:
      'Uma linha para cada dígito verdadeiro, uma coluna para o que a rede diz. Os acertos ficam na diagonal.',
    truth: 'Dígito verdadeiro',
  },

  settings: {
    heading: 'Rede e treino',
    network: 'Rede',
    networks: { dense: 'Densa', convolution: 'Convolução' },
    networkHelp:
      'Densa: cada unidade vê todos os pixels. Convolução: pequenas janelas deslizam sobre a imagem; mais lenta e melhor.',
    width: { dense: 'Unidades', convolution: 'Janelas da primeira camada' },
    initializer: 'Pesos iniciais',
    dropout: 'Dropout',
    dropoutHelp: 'A parcela das saídas antes da última camada que vira 0 ao acaso em cada passo.',
    optimizer: 'Otimizador',
    batchSize: 'Tamanho do lote',
    batchSizeHelp: 'Quantos dígitos um passo olha.',
    examples: 'Dígitos para aprender',
    epochs: 'Épocas',
    epochsHelp: 'Quantas vezes o treino passa por todos os seus dígitos.',
    seed: 'Semente',
    seedHelp: 'O número do qual segue tudo o que é aleatório. A mesma semente dá o mesmo treino.',
    parameters: (count) => `${count} pesos e vieses`,
  },

  exports: {
    typescript: 'Programa em TypeScript',
    pytorch: 'Programa em PyTorch',
    weights: 'Pesos (safetensors)',
  },
}
