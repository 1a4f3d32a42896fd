import type { en } from './messages.en.ts'

export const pt: typeof en = {
  title: 'Playground Chainrule',
  skip: 'Ir para o conteúdo',
  menu: 'Salas',
  language: 'Idioma',
  theme: 'Tema',
  themes: { system: 'Sistema', light: 'Claro', dark: 'Escuro' },
  loading: 'Abrindo a sala …',
  loadFailed: 'Não foi possível carregar a sala. Verifique a conexão e tente de novo.',
  retry: 'Tentar de novo',
  roomFailed: (reason) => `A sala parou: ${reason}`,
  threadsOff: 'Este endereço não permite threads, por isso tudo roda em uma só: correto, porém mais lento.',
  rooms: {
    train: {
      name: 'Treinar',
      line: 'Monte uma rede, escolha como ela aprende e veja-a traçar a linha entre as classes.',
    },
    initialisation: {
      name: 'Pesos iniciais',
      line: 'Veja como os primeiros pesos decidem se uma rede profunda chega a aprender.',
    },
    race: {
      name: 'Corrida',
      line: 'Faça otimizadores correrem pelas mesmas encostas e escreva o seu.',
    },
    backward: {
      name: 'Para trás',
      line: 'Percorra a regra da cadeia, um nó e uma derivada local de cada vez.',
    },
    digits: {
      name: 'Dígitos',
      line: 'Treine com dígitos manuscritos nesta página e depois desenhe um.',
    },
  },
  home: {
    heading: 'Veja a retropropagação funcionar',
    lead: 'Cinco salas para ver por que os pesos iniciais e os otimizadores importam. Tudo é calculado nesta página, pelos mesmos pacotes que você pode instalar.',
    open: 'Abrir',
  },
  share: {
    share: 'Compartilhar',
    heading: 'Um link para o que você vê',
    explain: 'Quem o abrir recebe as mesmas configurações e a mesma semente, portanto o mesmo treino.',
    link: 'Link',
    copy: 'Copiar',
    copied: 'Copiado',
    save: 'Salvar em arquivo',
    open: 'Abrir arquivo',
    export: 'Exportar',
    close: 'Fechar',
    reset: 'Recomeçar',
    resetHeading: 'Recomeçar?',
    resetExplain: 'A sala volta a ser como na sua primeira visita. Os arquivos que você salvou ficam como estão.',
    cancel: 'Cancelar',
  },
  shareErrors: {
    version: (seen) =>
      `Este link foi feito por outra versão do playground (${seen}) e esta não consegue lê-lo. Nada foi alterado.`,
    damaged: 'Este link está danificado ou foi cortado. Peça-o de novo; nada foi alterado.',
    room: (seen) => `Isto é para a sala “${seen}”, não para esta. Nada foi alterado.`,
    file: 'Este arquivo não foi salvo pelo playground. Nada foi alterado.',
    content: (reason) => `Não pode ser usado: ${reason} Nada foi alterado.`,
  },
}
