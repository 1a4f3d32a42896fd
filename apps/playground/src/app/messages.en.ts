export const en = {
  title: 'Chainrule Playground',
  skip: 'Skip to the content',
  menu: 'Rooms',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  loading: 'Opening the room …',
  loadFailed: 'The room could not be loaded. Check the connection, then try again.',
  retry: 'Try again',
  roomFailed: (reason: string) => `The room stopped: ${reason}`,
  threadsOff: 'This address does not allow threads, so everything runs on one: correct, and slower.',
  rooms: {
    train: {
      name: 'Train',
      line: 'Build a network, choose how it learns, and watch it draw the line between the classes.',
    },
    initialisation: {
      name: 'Start weights',
      line: 'See how first weights decide whether a deep network learns at all.',
    },
    race: {
      name: 'Race',
      line: 'Let optimizers race down the same slopes, and write one yourself.',
    },
    backward: {
      name: 'Backward',
      line: 'Step through the chain rule, one node and one local derivative at a time.',
    },
    digits: {
      name: 'Digits',
      line: 'Train on handwritten digits in this page, then draw one.',
    },
  },
  home: {
    heading: 'See backpropagation work',
    lead: 'Five rooms to watch why first weights and optimizers matter. Everything is computed in this page, by the same packages that you can install.',
    open: 'Open',
  },
  share: {
    share: 'Share',
    heading: 'A link to what you see',
    explain: 'Whoever opens it gets the same settings and the same seed, so the same run.',
    link: 'Link',
    copy: 'Copy',
    copied: 'Copied',
    save: 'Save as a file',
    open: 'Open a file',
    export: 'Export',
    close: 'Close',
    reset: 'Start over',
    resetHeading: 'Start over?',
    resetExplain: 'The room becomes as it was at your first visit. Files that you saved stay as they are.',
    cancel: 'Cancel',
  },
  shareErrors: {
    version: (seen: string) =>
      `This link was made by another version of the playground (${seen}) and cannot be read by this one. Nothing was changed.`,
    damaged: 'This link is damaged or was cut off. Ask for it again; nothing was changed.',
    room: (seen: string) => `This is for the room “${seen}”, not for this one. Nothing was changed.`,
    file: 'This file is not one that the playground saved. Nothing was changed.',
    content: (reason: string) => `It cannot be used: ${reason} Nothing was changed.`,
  },
}
