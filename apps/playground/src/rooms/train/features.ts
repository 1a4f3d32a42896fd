/** What the first layer sees of a place (x₁, x₂) in the plane. */
const features = {
  x1: (x: number, _y: number) => x,
  x2: (_x: number, y: number) => y,
  x1Squared: (x: number, _y: number) => x * x,
  x2Squared: (_x: number, y: number) => y * y,
  product: (x: number, y: number) => x * y,
  sineX1: (x: number, _y: number) => Math.sin(2 * x),
  sineX2: (_x: number, y: number) => Math.sin(2 * y),
} as const

export type FeatureName = keyof typeof features

export const featureNames = Object.keys(features) as FeatureName[]

/** How formulas write them. */
export const featureSymbols: { readonly [F in FeatureName]: string } = {
  x1: 'x₁',
  x2: 'x₂',
  x1Squared: 'x₁²',
  x2Squared: 'x₂²',
  product: 'x₁x₂',
  sineX1: 'sin 2x₁',
  sineX2: 'sin 2x₂',
}

/** The chosen features of places that stand as x₁, x₂ one after the other. */
export function featuresOf(places: Float32Array, chosen: readonly FeatureName[]): Float32Array {
  const count = places.length / 2
  const found = new Float32Array(count * chosen.length)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < chosen.length; j++) {
      found[i * chosen.length + j] = features[chosen[j]](places[2 * i], places[2 * i + 1])
    }
  }
  return found
}
