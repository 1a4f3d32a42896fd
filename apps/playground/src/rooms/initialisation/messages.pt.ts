import type { en } from './messages.en.ts'

export const pt: typeof en = {
  intro:
    'Uma rede profunda, várias maneiras de sortear os primeiros pesos. Todo o resto é igual: dados, tamanho, taxa de aprendizado. Veja o que chega à última camada e o que volta à primeira.',
  network: 'Rede',
  activation: 'Ativação',
  activationHelp: 'A curva pela qual cada unidade passa a sua soma.',
  depth: 'Camadas ocultas',
  width: 'Unidades em cada uma',
  rate: 'Taxa de aprendizado η',
  rateHelp: 'Da descida do gradiente pura, que nada esconde: cada peso se move contra o seu gradiente.',
  steps: 'Passos',
  seed: 'Semente',
  lanes: 'Primeiros pesos',
  initializer: (letter) => `Inicializador ${letter}`,
  add: 'Comparar com outro',
  remove: (name) => `Remover ${name}`,
  show: 'Mostrar',
  shows: { activations: 'Ativações', gradients: 'Gradientes' },
  along: 'Um atrás do outro',
  alongs: { layers: 'Camadas', time: 'Passos' },
  ridges: {
    activations: 'Ativações de cada camada',
    gradients: 'Gradientes em cada camada',
    activationsOf: (layer) => `Ativações da camada ${layer} ao longo do tempo`,
    gradientsOf: (layer) => `Gradientes na camada ${layer} ao longo do tempo`,
  },
  ridgeHelp:
    'Cada colina conta os números de uma camada, em potências de dez. Saudável: colinas de mesma largura da primeira à última camada. σ é o quanto se espalham. Uma unidade está morta quando dá zero para todo exemplo, e saturada quando está na ponta plana da sua curva: nos dois casos o seu gradiente é quase zero e ela não aprende mais. Escolha o nome de uma camada para vê-la ao longo do tempo.',
  axis: 'Meio da faixa (potências de dez)',
  layer: (layer) => `Camada ${layer}`,
  stepName: (step) => `Passo ${step}`,
  spread: (deviation) => `σ ${deviation}`,
  dead: (share) => `${share} mortas`,
  saturated: (share) => `${share} saturadas`,
  time: 'Passo mostrado',
  play: 'Animar',
  pause: 'Pausar',
  table: {
    open: 'Números de cada camada',
    layer: 'Camada',
    expected: 'Variância dos pesos, esperada',
    measured: 'medida',
    deviation: 'σ das ativações',
    gradient: 'tamanho dos gradientes',
    dead: 'unidades mortas',
    saturated: 'saturadas',
    ratio: 'atualização / peso',
  },
  tableHelp:
    'Esperada é a que o inicializador declara de si antes de sortear. Uma atualização de cerca de um milésimo dos pesos é um bom sinal.',
  losses: 'Perda',
  step: 'Passo',
  running: 'treinando …',
  stopped: (step) => `Para de aprender no passo ${step}`,
  verdict: {
    waiting: 'Ainda em treino …',
    exploded: (step) =>
      `Explodiu: no passo ${step} a perda já não é um número. Pesos tão grandes fazem cada camada multiplicar o que recebe, e o gradiente é tão grande quanto as ativações.`,
    nothing: (layer) =>
      `Não aprende nada, desde o primeiro passo: todos os pesos são iguais, então a camada ${layer} dá zero para todo exemplo, e nenhum gradiente volta através dela.`,
    dead: (layer, step) =>
      `Parou no passo ${step}: todas as unidades da camada ${layer} dão zero para todo exemplo. Nenhum gradiente a atravessa, e nada antes dela pode mudar.`,
    vanished: (layer, step) =>
      `Desvaneceu: no passo ${step} o gradiente que chega à camada ${layer} é pequeno demais para mover um peso. Cada camada no caminho de volta o diminuiu.`,
    learns: (from, to) =>
      `Aprende: a perda cai de ${from} para ${to}, e toda camada recebe um sinal nos dois sentidos.`,
    slow: (from, to) =>
      `Quase não aprende: a perda vai de ${from} a ${to}. Os sinais chegam, mas fracos ou desordenados.`,
  },
}
