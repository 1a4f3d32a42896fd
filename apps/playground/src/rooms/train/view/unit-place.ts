/** One unit of a network: layers count from 0, the output layer last. */
export interface UnitPlace {
  readonly layer: number
  readonly unit: number
}
