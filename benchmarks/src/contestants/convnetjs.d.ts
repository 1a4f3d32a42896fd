/** What the benchmarks use of a package that has no types. */
declare module 'convnetjs' {
  class Vol {
    w: Float64Array
    constructor(values: number[])
  }
  class Net {
    layers: { layer_type: string; filters: Vol[]; biases: Vol }[]
    makeLayers(definitions: readonly object[]): void
  }
  class Trainer {
    constructor(network: Net, options: object)
    train(x: Vol, y: number[]): { cost_loss: number }
  }
  const convnetjs: { Vol: typeof Vol; Net: typeof Net; Trainer: typeof Trainer }
  export default convnetjs
}
