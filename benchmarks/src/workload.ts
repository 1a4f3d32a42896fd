/** What all contestants do alike, as far as it can be said without code. */
export type Workload = Product | Layers | Convolutional | Transformer | Update

interface Named {
  readonly name: string
  /** What one step is, for people. */
  readonly what: string
  /** Steps whose results all contestants must agree on before anything is timed. */
  readonly checked: number
  /** How far results may be apart, relative to the larger. */
  readonly tolerance: number
}

/** C = A·B of square matrices. */
export interface Product extends Named {
  readonly kind: 'product'
  readonly size: number
}

/** A network of fully connected layers. */
export interface Layers extends Named {
  readonly kind: 'layers'
  readonly sizes: readonly number[]
  readonly activation: 'tanh' | 'relu'
  /** Mean squared error with gradient descent, or cross-entropy with Adam. */
  readonly task: 'regression' | 'classification'
  readonly batch: number
  readonly learningRate: number
}

/** Two valid 3×3 convolutions, each with ReLU and a maximum over 2×2, and two fully connected layers; Adam. */
export interface Convolutional extends Named {
  readonly kind: 'convolutional'
  readonly channels: readonly [number, number]
  readonly hidden: number
  readonly batch: number
  readonly learningRate: number
}

/** A causal transformer with norms first, learned places, no dropout; AdamW with decay 0.01 everywhere. */
export interface Transformer extends Named {
  readonly kind: 'transformer'
  readonly layers: number
  readonly width: number
  readonly heads: number
  readonly context: number
  readonly tokens: number
  readonly batch: number
  readonly learningRate: number
}

/** Adam on one tensor whose gradient is given. */
export interface Update extends Named {
  readonly kind: 'update'
  readonly size: number
  readonly learningRate: number
}
