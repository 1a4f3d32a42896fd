import { expm1, lerp, logSoftmax, pow, type Tensor } from '@chainrule/autograd'
import { relu } from './rectifiers.ts'
import { type Labels, labelsOf, masked, smoothed, totalWeight, truthOf, weighted } from './shared/labels.ts'
import { type LossOptions, reduceLoss } from './shared/reduction.ts'

/** Where the classes are, what they weigh, and which labels do not count. */
export interface ClassLossOptions extends LossOptions {
  /** Axis of the classes. @default 1, the last where there is no batch */
  axis?: number
  /** Weight of each class, [classes]. */
  classWeights?: Tensor
  /** Places with this label do not count. PyTorch leaves out -100 even unasked. */
  ignoreIndex?: number
}

/** Settings of `crossEntropy`. */
export interface CrossEntropyOptions extends ClassLossOptions {
  /** Share of the truth that is spread over all classes alike, from 0 to 1. @default 0 */
  labelSmoothing?: number
}

/**
 * How surprising the true classes are: -log softmax(logits)[label].
 *
 * Logits [batch, classes, ...places] with labels [batch, ...places] (int32 or uint32), or with probabilities of the
 * logits' shape. For sequences [batch, time, classes] pass `axis: -1`. With weights, a mean is divided by the sum of
 * the weights of the labels, as in PyTorch. Label smoothing: Szegedy et al., 2016, section 7,
 * https://arxiv.org/abs/1512.00567.
 *
 * @throws ChainruleError `labels-shape`, `labels-dtype`, `class-weights`; `index-out-of-range` for a label
 * that is not a class: at once where the labels have values, otherwise when they get them.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { crossEntropy } from '@chainrule/nn'
 *
 * const labels = tensor([0, 1], { dtype: 'int32' })
 * console.log(crossEntropy(tensor([[0, 0], [-1000, 0]]), labels).item().toFixed(4)) // 0.3466
 * ```
 */
export function crossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions = {}): Tensor {
  const { classWeights, labelSmoothing = 0, reduction } = options
  const classes = labelsOf('crossEntropy', logits, target, options)
  const surprise = logSoftmax(logits, classes.axis).neg()
  const heavy = classWeights ? surprise.mul(alongClasses(classWeights, classes)) : surprise
  if (classes.labels === null) {
    const truth = smoothed(target, labelSmoothing, classes.count)
    return reduceLoss('crossEntropy', heavy.mul(truth).sum(classes.axis), reduction)
  }
  const plain = weighted(truthOf(surprise, classes), classes, classWeights)
  const total = totalWeight(classes, classWeights)
  if (labelSmoothing === 0) return reduceLoss('crossEntropy', plain, reduction, total)
  const even = masked(heavy.mean(classes.axis), classes.kept)
  return reduceLoss('crossEntropy', lerp(plain, even, labelSmoothing), reduction, total)
}

/**
 * The negative of the number at each true class.
 *
 * What `crossEntropy` does after `logSoftmax`.
 *
 * Log-probabilities [batch, classes, ...places], labels [batch, ...places] (int32 or uint32).
 *
 * @throws ChainruleError `labels-shape`, `labels-dtype`, `class-weights`; `index-out-of-range`, at once or when the
 * labels get values.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { negativeLogLikelihood } from '@chainrule/nn'
 *
 * const labels = tensor([1], { dtype: 'int32' })
 * console.log(negativeLogLikelihood(tensor([[-3, -2]]), labels).item()) // 2
 * ```
 */
export function negativeLogLikelihood(
  logProbabilities: Tensor,
  labels: Tensor,
  options: ClassLossOptions = {},
): Tensor {
  const classes = labelsOf('negativeLogLikelihood', logProbabilities, labels, { ...options, onlyLabels: true })
  const losses = weighted(truthOf(logProbabilities.neg(), classes), classes, options.classWeights)
  return reduceLoss('negativeLogLikelihood', losses, options.reduction, totalWeight(classes, options.classWeights))
}

/** Settings of `focal`. */
export interface FocalOptions extends ClassLossOptions {
  /** How much easy examples are made light of; 0 for the cross-entropy. @default 2 */
  gamma?: number
}

/**
 * Cross-entropy of classes that makes light of what is already right: (1 - p)^γ · -log p.
 *
 * Shapes and options as in {@link crossEntropy}. Lin et al., 2017, equation 4, https://arxiv.org/abs/1708.02002, with p
 * the probability of the true class and `classWeights` in the place of α.
 *
 * @throws ChainruleError `labels-shape`, `labels-dtype`, `class-weights`; `index-out-of-range`, at once or when the
 * labels get values.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { focal } from '@chainrule/nn'
 *
 * console.log(focal(tensor([[0, 0]]), tensor([1], { dtype: 'int32' })).item().toFixed(4)) // 0.1733
 * ```
 */
export function focal(logits: Tensor, labels: Tensor, { gamma = 2, ...options }: FocalOptions = {}): Tensor {
  const classes = labelsOf('focal', logits, labels, { ...options, onlyLabels: true })
  const surprise = truthOf(logSoftmax(logits, classes.axis).neg(), classes)
  const missed = expm1(surprise.neg()).neg()
  const focused = gamma === 0 ? surprise : surprise.mul(pow(missed, gamma))
  const losses = weighted(focused, classes, options.classWeights)
  return reduceLoss('focal', losses, options.reduction, totalWeight(classes, options.classWeights))
}

/** Settings of `multiMargin`. */
export interface MultiMarginOptions extends LossOptions {
  /** By how much the true class shall lead. @default 1 */
  margin?: number
  /** 1 or 2: the power of what is missing. @default 1 */
  power?: number
  /** Weight of each class, [classes]. */
  classWeights?: Tensor
}

/**
 * Hinge loss of classes: what the others lack to be a margin below the true one.
 *
 *     Σ_{i ≠ label} max(0, margin - x[label] + x[i])^power / classes
 *
 * Scores [batch, classes], labels [batch]. Crammer and Singer, 2001, summed as in PyTorch's `multi_margin_loss`.
 *
 * @throws ChainruleError `labels-shape`, `labels-dtype`, `class-weights`; `index-out-of-range`, at once or when the
 * labels get values.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { multiMargin } from '@chainrule/nn'
 *
 * console.log(multiMargin(tensor([[1, 2]]), tensor([0], { dtype: 'int32' })).item()) // 1
 * ```
 */
export function multiMargin(scores: Tensor, labels: Tensor, options: MultiMarginOptions = {}): Tensor {
  const { margin = 1, power = 1, classWeights, reduction } = options
  const classes = labelsOf('multiMargin', scores, labels, { axis: -1, classWeights, onlyLabels: true })
  const truth = truthOf(scores, classes)
  const lacking = relu(scores.sub(truth.reshape([...truth.shape, 1])).add(margin))
  const each = power === 1 ? lacking : pow(lacking, power)
  // The true class itself always lacks exactly the margin.
  const others = each
    .sum(-1)
    .sub(margin ** power)
    .div(classes.count)
  return reduceLoss('multiMargin', weighted(others, classes, classWeights), reduction)
}

/** [classes] in a shape that meets the logits. */
function alongClasses(weights: Tensor, { axis, rank, count }: Labels): Tensor {
  return weights.reshape([count, ...new Array<number>(rank - 1 - axis).fill(1)])
}
