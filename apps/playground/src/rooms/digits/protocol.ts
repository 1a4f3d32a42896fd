import type { DigitsConfig } from './config.ts'
import type { Examination } from './engine/examine.ts'

export interface DigitsFrame {
  readonly step: number
  readonly epoch: number
  /** Steps of the epoch under way, and of a whole one. */
  readonly batch: number
  readonly batches: number
  readonly loss: number | null
  /** Digits a second, of late. */
  readonly speed: number
  readonly playing: boolean
  /** Whether all epochs have been gone through. */
  readonly finished: boolean
  /** Losses and accuracies so far; null where the page has this version already. */
  readonly history: DigitsHistory | null
}

export interface DigitsHistory {
  readonly version: number
  readonly steps: readonly number[]
  /** Means over the steps since the entry before. */
  readonly loss: readonly (number | null)[]
  /** On the first thousand test digits. */
  readonly accuracy: readonly (number | null)[]
}

/** What the page asks of the worker that learns digits. */
export interface DigitsProtocol {
  readonly calls: {
    /** Fetches the digits if need be, and stands at step 0. */
    start(order: { config: DigitsConfig; base: string }): {
      examples: number
      parameters: number
      backend: string
      threads: number
    }
    play(order: null): void
    pause(order: null): void
    set(order: { name: string; value: number }): void
    frame(order: { version: number }): DigitsFrame
    /** Probabilities of the ten classes for one picture of 784 numbers. */
    predict(order: { pixels: Float32Array }): Float32Array
    /** Looks at all test digits. */
    examine(order: { most: number }): Examination
    program(order: { language: 'typescript' | 'pytorch' }): string
    weights(order: null): Uint8Array<ArrayBuffer>
  }
  readonly events: {
    /** The share of the digits that has been fetched. */
    fetching: number
    failed: { readonly message: string; readonly code: string | undefined }
  }
}
