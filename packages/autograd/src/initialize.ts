import type { Initializer } from './contracts/initializer.ts'
import type { Parameter, Role } from './parameter.ts'
import { type RandomKey, randomKey } from './random/key.ts'
import { cellsOf, isParameter, type Model } from './walk.ts'

/** Where first values come from. */
export interface InitializeOptions {
  /** Any safe integer, or a key. The same seed gives the same model, in whatever order its layers were made. */
  seed: number | RandomKey
  /**
   * Initializers that take the place of the layers' own: by role, `{ weight: heNormal() }`, or chosen for each parameter,
   * whose `name` is its path by then. What is left out keeps its own.
   */
  by?: { readonly [R in Role]?: Initializer } | ((parameter: Parameter) => Initializer | null | undefined)
}

/**
 * Gives every cell of a model its first value and its name: the path under which the model holds it.
 *
 * Each cell draws from a key made of the seed and its path, so its values depend on nothing else.
 *
 * @returns The model.
 * @throws ChainruleError `no-initializer` where a cell has neither a value nor an initializer, `contract-version` for an
 * initializer of another version.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { heNormal } from '@chainrule/initializers'
 *
 * const model = initialize({ weight: new Parameter([4, 3], 'float32', { initializer: heNormal() }) }, { seed: 1 })
 * console.log(model.weight.name) // weight
 * ```
 */
export function initialize<M extends Model>(model: M, { seed, by = {} }: InitializeOptions): M {
  const key = typeof seed === 'number' ? randomKey(seed) : seed
  const choose = typeof by === 'function' ? by : ({ role }: Parameter) => by[role]
  for (const [path, cell] of cellsOf(model)) {
    cell.name = path
    if (isParameter(cell)) cell.initializer = choose(cell) ?? cell.initializer
    cell.initialize(key.fold(path))
  }
  return model
}
