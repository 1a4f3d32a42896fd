import { ChainruleError, concat, defineInitializer, eye, type Shape, sizeOf } from '@chainrule/autograd'
import { inCentre } from './shared/in-centre.ts'
import { requireRank } from './shared/require-rank.ts'
import { spikes } from './shared/spikes.ts'

/**
 * The identity for convolutions: each channel starts by passing on as it is.
 *
 *     w[o][i][centre] = 1 where o = i inside a group, else 0
 *
 * For kernels [outputs, inputs / groups, ...window]. Channels of one side that the other lacks are 0. PyTorch's `dirac_`, but
 * for windows of even size, whose centre is here the one that padding 'same' leaves in place: (size - 1) / 2 rounded down,
 * where PyTorch has size / 2.
 *
 * Zagoruyko and Komodakis, 2017, "DiracNets", section 3, https://arxiv.org/abs/1706.00388, adds such a kernel to each layer.
 *
 * @throws ChainruleError `initializer-rank` for less than a window, `dirac-groups` where the groups do not divide the outputs.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { dirac } from '@chainrule/initializers'
 * import { conv1d } from '@chainrule/nn'
 *
 * const same = conv1d(1, 1, { kernelSize: 3, padding: 'same', weight: dirac(), bias: false })
 * console.log(initialize(same, { seed: 1 })(tensor([[[1, 2, 3]]])).toArray()) // [[[1, 2, 3]]]
 * ```
 */
export const dirac = defineInitializer({
  name: 'dirac',
  hyperparameters: {
    groups: {
      default: 1,
      min: 1,
      whole: true,
      text: { en: 'Groups of channels of the convolution.', pt: 'Grupos de canais da convolução.' },
    },
  },
  text: { en: 'The identity for convolutions.', pt: 'A identidade para convoluções.' },
  expected({ shape, groups }) {
    requireKernel(shape, groups)
    const [outputs, inputs] = shape
    return spikes(1, groups * Math.min(outputs / groups, inputs), sizeOf(shape))
  },
  draw({ shape, dtype, groups }) {
    const [outputs, inputs] = shape
    const group = eye(outputs / groups, inputs, { dtype })
    return inCentre(concat(new Array(groups).fill(group)), shape)
  },
})

function requireKernel(shape: Shape, groups: number): void {
  requireRank('dirac', shape, 3)
  if (shape[0] % groups === 0) return
  throw new ChainruleError(
    'dirac-groups',
    `dirac: ${groups} groups do not divide the ${shape[0]} outputs of [${shape}].`,
    'Pass the groups of the convolution.',
  )
}
