import type { Settings } from '../catalogue/entry.ts'
import type { ActivationName } from '../rooms/train/activations.ts'

/** How PyTorch writes a thing whose settings are ours; `n` reads a number of them. */
export type InPytorch = (n: (name: string) => string, settings: Settings) => string

/** Activations as modules. */
export const pytorchActivations: { readonly [A in Exclude<ActivationName, 'none'>]: string } = {
  tanh: 'nn.Tanh()',
  relu: 'nn.ReLU()',
  leakyRelu: 'nn.LeakyReLU(0.01)',
  sigmoid: 'nn.Sigmoid()',
  gelu: 'nn.GELU()',
  silu: 'nn.SiLU()',
  elu: 'nn.ELU()',
  selu: 'nn.SELU()',
  softplus: 'nn.Softplus(threshold=1e9)',
  mish: 'nn.Mish()',
  relu6: 'nn.ReLU6()',
  hardTanh: 'nn.Hardtanh()',
  softsign: 'nn.Softsign()',
  sine: 'Sine()',
}

/** The optimizers that torch.optim has, with our numbers under its names. */
export const pytorchOptimizers: Readonly<Record<string, InPytorch | undefined>> = {
  gradientDescent: (n) => `SGD(parameters, lr=${n('learningRate')})`,
  momentum: (n) => `SGD(parameters, lr=${n('learningRate')}, momentum=${n('momentum')}, dampening=${n('dampening')})`,
  nesterov: (n) => `SGD(parameters, lr=${n('learningRate')}, momentum=${n('momentum')}, nesterov=True)`,
  adagrad: (n) =>
    `Adagrad(parameters, lr=${n('learningRate')}, initial_accumulator_value=${n('initialSum')}, eps=${n('epsilon')})`,
  adadelta: (n) => `Adadelta(parameters, lr=${n('learningRate')}, rho=${n('decay')}, eps=${n('epsilon')})`,
  rmsprop: (n) => `RMSprop(parameters, lr=${n('learningRate')}, alpha=${n('decay')}, eps=${n('epsilon')})`,
  centeredRmsprop: (n) =>
    `RMSprop(parameters, lr=${n('learningRate')}, alpha=${n('decay')}, eps=${n('epsilon')}, centered=True)`,
  adam: (n) => `Adam(parameters, ${adamNumbers(n)})`,
  amsgrad: (n) => `Adam(parameters, ${adamNumbers(n)}, amsgrad=True)`,
  adamw: (n) => `AdamW(parameters, ${adamNumbers(n)}, weight_decay=${n('weightDecay')})`,
  adamax: (n) => `Adamax(parameters, ${adamNumbers(n)})`,
  nadam: (n) => `NAdam(parameters, ${adamNumbers(n)}, momentum_decay=${n('momentumDecay')})`,
  radam: (n) => `RAdam(parameters, ${adamNumbers(n)})`,
  rprop: (n) =>
    `Rprop(parameters, lr=${n('initialStep')}, etas=(${n('shrinkage')}, ${n('growth')}), step_sizes=(${n('smallestStep')}, ${n('largestStep')}))`,
  averagedSgd: (n) =>
    `ASGD(parameters, lr=${n('learningRate')}, lambd=${n('decay')}, alpha=${n('power')}, t0=${n('start')})`,
}

function adamNumbers(n: (name: string) => string): string {
  return `lr=${n('learningRate')}, betas=(${n('beta1')}, ${n('beta2')}), eps=${n('epsilon')}`
}

/** What schedules of ours set in a parameter group. */
export const pytorchGroupNames: { readonly [name: string]: string } = {
  learningRate: 'lr',
  momentum: 'momentum',
  dampening: 'dampening',
  weightDecay: 'weight_decay',
  epsilon: 'eps',
}

/** The initializers that torch.nn.init has. */
export const pytorchInitializers: Readonly<Record<string, InPytorch | undefined>> = {
  zeros: () => 'nn.init.zeros_(weight)',
  ones: () => 'nn.init.ones_(weight)',
  constant: (n) => `nn.init.constant_(weight, ${n('value')})`,
  uniform: (n) => `nn.init.uniform_(weight, ${n('min')}, ${n('max')})`,
  normal: (n) => `nn.init.normal_(weight, ${n('mean')}, ${n('deviation')})`,
  xavierUniform: (n) => `nn.init.xavier_uniform_(weight, gain=${n('gain')})`,
  xavierNormal: (n) => `nn.init.xavier_normal_(weight, gain=${n('gain')})`,
  heUniform: (n, settings) => `nn.init.kaiming_uniform_(weight, a=${n('negativeSlope')}, mode='${fan(settings)}')`,
  heNormal: (n, settings) => `nn.init.kaiming_normal_(weight, a=${n('negativeSlope')}, mode='${fan(settings)}')`,
  orthogonal: (n) => `nn.init.orthogonal_(weight, gain=${n('gain')})`,
}

function fan({ mode }: Settings): string {
  return mode === 'fanOut' ? 'fan_out' : 'fan_in'
}

/** Penalties as expressions of a weight `w`. */
export const pytorchPenalties: Readonly<Record<string, InPytorch | undefined>> = {
  l1: (n) => `${n('strength')} * w.abs().sum()`,
  l2: (n) => `${n('strength')} * w.square().sum()`,
  elasticNet: (n) => `${n('l1')} * w.abs().sum() + ${n('l2')} * w.square().sum()`,
  groupLassoRows: (n) => `${n('strength')} * w.shape[1] ** 0.5 * w.norm(dim=1).sum()`,
  groupLassoColumns: (n) => `${n('strength')} * w.shape[0] ** 0.5 * w.norm(dim=0).sum()`,
  orthogonalRows: (n) => `${n('strength')} * mean_cosine(w)`,
  orthogonalColumns: (n) => `${n('strength')} * mean_cosine(w.T)`,
  softOrthogonality: (n) => `${n('strength')} * distance_to_orthogonal(w)`,
  spectralNormPenalty: (n) => `${n('strength')} / 2 * torch.linalg.matrix_norm(w, 2) ** 2`,
  totalVariation: (n) => `${n('strength')} * (w.diff(dim=0).abs().sum() + w.diff(dim=1).abs().sum())`,
}

/** What some penalties call. */
export const pytorchHelpers: { readonly [name: string]: string } = {
  mean_cosine: `def mean_cosine(w):
    unit = nn.functional.normalize(w, dim=1)
    cosines = (unit @ unit.T).abs().triu(diagonal=1)
    pairs = max(1, len(w) * (len(w) - 1) // 2)
    return cosines.sum() / pairs`,
  distance_to_orthogonal: `def distance_to_orthogonal(w):
    gram = w.T @ w if w.shape[0] > w.shape[1] else w @ w.T
    return (gram - torch.eye(len(gram))).square().sum()`,
}

/** Constraints as new values of a weight `w`. */
export const pytorchConstraints: Readonly<Record<string, InPytorch | undefined>> = {
  maxNorm: (n) => `w * (${n('max')} / w.norm(dim=1, keepdim=True)).clamp(max=1)`,
  unitNorm: () => 'nn.functional.normalize(w, dim=1)',
  minMaxNorm: (n) =>
    `w * (${n('rate')} * w.norm(dim=1, keepdim=True).clamp(${n('min')}, ${n('max')}) / w.norm(dim=1, keepdim=True) + 1 - ${n('rate')})`,
  nonNegative: () => 'w.clamp(min=0)',
}
