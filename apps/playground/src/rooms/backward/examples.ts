/** Expressions to begin with, each with values for its variables. */
export const examples = {
  product: { formula: '(x + y) * z', values: { x: -2, y: 5, z: -4 } },
  neuron: { formula: 'tanh(w1 x1 + w2 x2 + b)', values: { w1: -3, x1: 2, w2: 1, x2: 0, b: 6.88 } },
  loss: { formula: '(sigmoid(w x + b) - t)^2', values: { w: 0.5, x: 1.5, b: -0.2, t: 1 } },
  shared: { formula: 'x^2 * exp(x y)', values: { x: 1.2, y: -0.5 } },
  kink: { formula: 'max(x, y) * relu(z)', values: { x: 2, y: 1, z: 0.7 } },
} as const satisfies Record<string, { formula: string; values: Readonly<Record<string, number>> }>

export type ExampleName = keyof typeof examples

/** The network: 2 inputs, 2 hidden units with tanh, 1 output, squared error. */
export const networkValues: Readonly<Record<string, number>> = { x1: 0.8, x2: -0.5, target: 1 }
