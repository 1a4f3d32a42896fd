export const en = {
  intro:
    'One deep network, several ways to draw its first weights. Everything else is the same: data, size, learning rate. Watch what reaches the last layer, and what comes back to the first.',
  network: 'Network',
  activation: 'Activation',
  activationHelp: 'The curve through which each unit sends its sum.',
  depth: 'Hidden layers',
  width: 'Units in each',
  rate: 'Learning rate η',
  rateHelp: 'Of plain gradient descent, which hides nothing: each weight moves against its gradient.',
  steps: 'Steps',
  seed: 'Seed',
  lanes: 'First weights',
  initializer: (letter: string) => `Initializer ${letter}`,
  add: 'Compare another one',
  remove: (name: string) => `Remove ${name}`,
  show: 'Show',
  shows: { activations: 'Activations', gradients: 'Gradients' },
  along: 'One behind the other',
  alongs: { layers: 'Layers', time: 'Steps' },
  ridges: {
    activations: 'Activations of each layer',
    gradients: 'Gradients at each layer',
    activationsOf: (layer: string) => `Activations of layer ${layer} over time`,
    gradientsOf: (layer: string) => `Gradients at layer ${layer} over time`,
  },
  ridgeHelp:
    'Each hill counts numbers of one layer, by powers of ten. Healthy: hills of the same width from the first layer to the last. σ is how far they spread. A unit is dead when it gives zero for every example, and saturated when it stands at the flat end of its curve: in both cases its gradient is nearly zero, and it no longer learns. Choose the name of a layer to see it over time.',
  axis: 'Middle of the bin (powers of ten)',
  layer: (layer: string) => `Layer ${layer}`,
  stepName: (step: string) => `Step ${step}`,
  spread: (deviation: string) => `σ ${deviation}`,
  dead: (share: string) => `${share} dead`,
  saturated: (share: string) => `${share} saturated`,
  time: 'Step that is shown',
  play: 'Play',
  pause: 'Pause',
  table: {
    open: 'Numbers of each layer',
    layer: 'Layer',
    expected: 'Weight variance, expected',
    measured: 'measured',
    deviation: 'σ of activations',
    gradient: 'size of gradients',
    dead: 'dead units',
    saturated: 'saturated',
    ratio: 'update / weight',
  },
  tableHelp:
    'Expected is what the initializer says of itself before it draws. An update of about a thousandth of the weights is a good sign.',
  losses: 'Loss',
  step: 'Step',
  running: 'training …',
  stopped: (step: string) => `Stops learning at step ${step}`,
  verdict: {
    waiting: 'Still training …',
    exploded: (step: string) =>
      `Exploded: at step ${step} the loss is no number any more. Weights this large make every layer multiply what it gets, and the gradient is as large as the activations.`,
    nothing: (layer: string) =>
      `Learns nothing, from the first step on: all weights are equal, so layer ${layer} gives zero for every example, and no gradient comes back through it.`,
    dead: (layer: string, step: string) =>
      `Stopped at step ${step}: every unit of layer ${layer} gives zero for every example. No gradient passes it, so nothing before it can change.`,
    vanished: (layer: string, step: string) =>
      `Vanished: at step ${step} the gradient that reaches layer ${layer} is too small to move a weight. Each layer on the way back has made it smaller.`,
    learns: (from: string, to: string) =>
      `Learns: the loss falls from ${from} to ${to}, and every layer gets a signal in both directions.`,
    slow: (from: string, to: string) =>
      `Hardly learns: the loss goes from ${from} to ${to}. Signals arrive, but they are weak or wild.`,
  },
}
