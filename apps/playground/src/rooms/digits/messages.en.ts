export const en = {
  fetching: 'Fetching the digits, 11 MB, once: after that they are here without a network too.',
  failed: (reason: string) => `The training stopped. ${reason}`,
  fetchFailed: 'The digits could not be fetched. Check the connection, then try again.',
  retry: 'Try again',

  play: 'Train',
  pause: 'Pause',
  restart: 'Back to the start',
  done: 'All epochs done',
  step: (step: string) => `Step ${step}`,
  epoch: (epoch: string, all: string) => `Epoch ${epoch} of ${all}`,
  speed: (count: string) => `${count} digits a second`,
  progress: 'Way through all epochs',
  announce: (accuracy: string) => `Right on ${accuracy} of the test digits.`,

  numbers: { loss: 'Training loss', sample: 'Right on 1,000 test digits', all: 'Right on all 10,000' },

  curves: {
    heading: 'Progress',
    loss: 'Loss of the batches',
    lossHelp: 'Cross-entropy: how surprised the network is by the right answers. Smaller is better.',
    accuracy: 'Share of right answers',
    training: 'training',
    test: 'test',
    step: 'Step',
  },

  draw: {
    heading: 'Draw a digit',
    explain:
      'Draw with mouse, finger or pen. By keyboard: arrow keys move, Space lifts or lowers the pen, Delete clears.',
    board: 'Board to draw a digit on',
    clear: 'Clear',
    seen: 'As the network sees it',
    seenHelp: 'Moved to the middle and made as large as the digits that it has learned from, 28 × 28 numbers.',
    nothing: 'Draw something, and the network says what it takes it for.',
    untrained: 'The network has not learned anything yet: it guesses.',
    verdict: (digit: string, share: string) => `This is a ${digit}, it says: ${share} sure.`,
    probabilities: 'Probability of each digit',
    digit: 'Digit',
    probability: 'Probability',
  },

  mistakes: {
    heading: 'What it gets wrong',
    explain: 'Test digits that are taken for another, those that the network is surest of first.',
    waiting: 'Train first; when the training pauses, all 10,000 test digits are looked at.',
    count: (wrong: string, all: string) => `${wrong} of ${all} wrong`,
    one: (truth: number, guess: number, share: string) => `A ${truth} taken for a ${guess}, ${share} sure`,
    confusion: 'Which digit is taken for which',
    confusionHelp: 'A row for each true digit, a column for what the network says. Right answers lie on the diagonal.',
    truth: 'True digit',
  },

  settings: {
    heading: 'Network and training',
    network: 'Network',
    networks: { dense: 'Dense', convolution: 'Convolution' },
    networkHelp:
      'Dense: every unit sees all pixels. Convolution: small windows slide over the picture; slower, and better.',
    width: { dense: 'Units', convolution: 'Windows of the first layer' },
    initializer: 'First weights',
    dropout: 'Dropout',
    dropoutHelp: 'The share of outputs before the last layer that are set to 0 at random in each step.',
    optimizer: 'Optimizer',
    batchSize: 'Batch size',
    batchSizeHelp: 'How many digits one step looks at.',
    examples: 'Digits to learn from',
    epochs: 'Epochs',
    epochsHelp: 'How often the training goes through all of its digits.',
    seed: 'Seed',
    seedHelp: 'The number from which everything random follows. The same seed gives the same training.',
    parameters: (count: string) => `${count} weights and biases`,
  },

  exports: {
    typescript: 'TypeScript program',
    pytorch: 'PyTorch program',
    weights: 'Weights (safetensors)',
  },
}
