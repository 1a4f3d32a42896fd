/** How a reference is off, and by how much. */
export interface Departure {
  /** What gradients may deviate in float64, relative to max(1, |value|). */
  readonly gradient: number
  readonly because: string
}

/** What a constant that was rounded to float32 can change. */
const singlePrecision = 2 ** -23

/** Operations for which PyTorch is less exact than its type; the table of cases is kept as it is. */
export const departures: { readonly [operation: string]: Departure | undefined } = {
  celu: {
    gradient: singlePrecision,
    because: 'the gradient of PyTorch takes 1 / alpha rounded to float32, in float64 too',
  },
  hardsigmoid: {
    gradient: singlePrecision,
    because: 'the gradient of PyTorch takes 1 / 6 rounded to float32, in float64 too',
  },
}
