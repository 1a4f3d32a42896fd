/** What is to be predicted. */
export type Task =
  | { readonly kind: 'classes'; readonly names: readonly string[] }
  | { readonly kind: 'number'; readonly name: string }

/** Examples as rows of inputs with a target each. */
export interface Part {
  readonly count: number
  /** [count, inputs] */
  readonly inputs: Float32Array
  /** A class or a number for each. */
  readonly targets: Float32Array
  /** Where each is shown in the plane, x and y one after the other; null where there is no plane. */
  readonly places: Float32Array | null
}

/** The plane in which a decision can be drawn. */
export interface Plane {
  /** It goes from minus this to this on both axes. */
  readonly reach: number
  readonly axes: readonly [string, string]
  /** The inputs of the network at places of the plane. */
  inputsAt(places: Float32Array): Float32Array
}

/** Everything that a run needs to know of its data. */
export interface Examples {
  readonly task: Task
  /** Numbers of one example, with names for people. */
  readonly inputNames: readonly string[]
  readonly train: Part
  readonly test: Part
  readonly plane: Plane | null
  /** The side of the square picture that an example is, in pixels. */
  readonly picture: number | null
}

/** How many numbers the network gives for an example: one for two classes. */
export function outputsFor(task: Task): number {
  return task.kind === 'number' || task.names.length === 2 ? 1 : task.names.length
}
