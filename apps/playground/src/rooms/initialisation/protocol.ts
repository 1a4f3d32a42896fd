import type { InitState } from './init-state.ts'

/** How one hidden layer fares at one step. */
export interface LayerSight {
  /** Shares of the activations in the bins of `activationScale`. */
  readonly activations: readonly number[]
  /** Shares of the gradients at the activations in the bins of `gradientScale`. */
  readonly gradients: readonly number[]
  readonly deviation: number
  readonly gradient: number
  /** Shares of units. */
  readonly dead: number
  readonly saturated: number
  /** Size of an update beside that of the weights. */
  readonly ratio: number
  readonly weightVariance: number
}

export interface Sight {
  readonly step: number
  readonly loss: number
  readonly layers: readonly LayerSight[]
}

export interface InitProtocol {
  readonly calls: {
    /** Trains one network for each initializer; what is seen comes as events. */
    run(state: InitState): void
  }
  readonly events: {
    /** Variances of the weights that the initializer says beforehand, for each hidden layer. */
    begun: { readonly lane: number; readonly expected: readonly number[] }
    sight: { readonly lane: number; readonly sight: Sight }
    failed: { readonly lane: number; readonly message: string }
  }
}
