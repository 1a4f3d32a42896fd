import type { Declared, Text } from '@chainrule/autograd'
import type { Chosen } from '../../catalogue/entry.ts'

/** A race, as the worker is given it. `code` is null where no entrant needs it. */
export interface RaceOrder {
  readonly entrants: readonly Chosen[]
  readonly code: string | null
  readonly steps: number
  readonly seed: number
}

export interface SurfaceOrder extends RaceOrder {
  readonly formula: string
  readonly noise: number
  readonly start: readonly [number, number]
}

/** How one entrant fared. */
export interface Course {
  readonly entrant: number
  /** Of the loss; where it is measured every so many steps, at those. */
  readonly steps: readonly number[]
  readonly losses: readonly number[]
  /** x, y at the start and after each step; empty for networks. */
  readonly points: readonly number[]
  /** Share of right answers of a network. */
  readonly accuracy: number | null
  /** Why it went no further. */
  readonly error: string | null
}

/** What the code of the page says of itself. */
export interface Described {
  readonly name: string
  readonly text: Text
  readonly hyperparameters: Declared
}

export interface SuiteCase {
  readonly id: string
  readonly title: string
  readonly error: string | null
}

/** What the page asks of the worker in which optimizers race. */
export interface RaceProtocol {
  readonly calls: {
    /** The landscape on a grid of side × side, rows from the top. */
    field(order: {
      formula: string
      x: readonly [number, number]
      y: readonly [number, number]
      side: number
    }): Float32Array
    surface(order: SurfaceOrder): void
    network(order: RaceOrder): void
    /** @throws for code that is no optimizer, with the line where that is known. */
    describe(order: { code: string }): Described
    /** Runs the conformance suite; each case comes as an event. */
    suite(order: { code: string }): void
  }
  readonly events: {
    /** A sign of life, and at what the worker is: the number of an entrant, or a case. */
    alive: { readonly entrant?: number; readonly case?: Pick<SuiteCase, 'id' | 'title'>; readonly total?: number }
    course: Course
    outcome: SuiteCase
  }
}
