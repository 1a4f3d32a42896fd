import {
  ChainruleError,
  type Model,
  type Parameter,
  parametersOf,
  type Regularizer,
  type Settable,
  State,
  type Tensor,
} from '@chainrule/autograd'

/** A pull of a model back to the weights that it had; saved and restored with the training state. */
export interface Anchor {
  /** One number (rank 0) to add to the loss. */
  penalty(): Tensor
  /** Read and set while training runs; a schedule may take a number's place. */
  readonly settings: Settable
  /** The weights that it pulls to, by path. */
  readonly reference: { readonly [path: string]: State }
}

/** A regularizer of the differences to the present weights; `scale` changes a difference before it is measured. */
export function anchorAt(
  model: Model,
  { name, penalty, settings }: Regularizer,
  chosen: (path: string, parameter: Parameter) => boolean,
  scale: (difference: Tensor, path: string) => Tensor = (difference) => difference,
): Anchor {
  const held = [...parametersOf(model)].filter(([path, parameter]) => chosen(path, parameter))
  if (held.length === 0) {
    throw new ChainruleError(
      'nothing-to-regularize',
      `${name}: none of the ${parametersOf(model).size} parameters of the model counts.`,
      'Pass a model with weights, or choose other parameters.',
    )
  }
  const reference = Object.fromEntries(held.map(([path, parameter]) => [path, copyOf(parameter)]))
  return {
    reference,
    settings,
    penalty: () =>
      held
        .map(([path, parameter]) => penalty(scale(parameter.sub(reference[path]), path)))
        .reduce((sum, each) => sum.add(each)),
  }
}

function copyOf(parameter: Parameter): State {
  const copy = new State(parameter.shape, parameter.dtype, { name: `reference ${parameter.name}` })
  copy.write(parameter.data())
  return copy
}
