import { defineSchedule } from '@chainrule/autograd'

/**
 * Half a cosine again and again, each time over a longer stretch and from a lower start (SGDR, warm restarts).
 *
 *     p     = share of the present stretch that is over
 *     value = end + (startᵢ - end) (1 + cos(π p)) / 2
 *     lengthᵢ = steps · growthⁱ,  startᵢ = start · shrinkⁱ
 *
 * Loshchilov and Hutter, 2017, section 3, equation 5, https://arxiv.org/abs/1608.03983. PyTorch's
 * `CosineAnnealingWarmRestarts` with T₀ = steps, T_mult = growth and no shrinking; Keras's `CosineDecayRestarts` has
 * `t_mul` (2 by default) and `m_mul` for growth and shrink, and an end that shrinks along.
 *
 * @example
 * ```ts
 * import { cosineRestarts } from '@chainrule/optimizers'
 *
 * const learningRate = cosineRestarts({ start: 1, steps: 2, growth: 2 })
 * console.log([0, 1, 2, 4, 6].map((step) => learningRate(step).toFixed(2)).join(' ')) // 1.00 0.50 1.00 0.50 1.00
 * ```
 */
export const cosineRestarts = defineSchedule({
  name: 'cosineRestarts',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: {
      default: 0,
      min: 0,
      text: { en: 'Value toward the end of each stretch.', pt: 'Valor perto do fim de cada trecho.' },
    },
    steps: { min: 1, whole: true, text: { en: 'Length of the first stretch.', pt: 'Duração do primeiro trecho.' } },
    growth: {
      default: 1,
      min: 1,
      text: { en: 'How much longer each stretch is.', pt: 'Quanto mais longo é cada trecho.' },
    },
    shrink: {
      default: 1,
      above: 0,
      max: 1,
      text: { en: 'What remains of the start at each restart.', pt: 'O que resta do início em cada recomeço.' },
    },
  },
  text: { en: 'Half a cosine again and again.', pt: 'Meio cosseno, vez após vez.' },
  value(step, { start, end, steps, growth, shrink }) {
    const { restarts, progress } = stretchAt(step / steps, growth)
    return end + ((start * shrink ** restarts - end) * (1 + Math.cos(Math.PI * progress))) / 2
  },
})

/** The number of the stretch at a time, and how far it is; the first is as long as the unit of time. */
function stretchAt(time: number, growth: number): { restarts: number; progress: number } {
  if (growth === 1) return { restarts: Math.floor(time), progress: time % 1 }
  // So long last the stretches 0 to n - 1 together; the rounding of the logarithm is put right below.
  const begin = (n: number) => (growth ** n - 1) / (growth - 1)
  let restarts = Math.floor(Math.log1p(time * (growth - 1)) / Math.log(growth))
  if (begin(restarts) > time) restarts -= 1
  else if (begin(restarts + 1) <= time) restarts += 1
  return { restarts, progress: (time - begin(restarts)) / growth ** restarts }
}
