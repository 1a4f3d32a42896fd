export { accuracy } from './accuracy.ts'
export type { BatchSource, Place, PositionedBatches } from './batch-source.ts'
export { type Checkpoint, checkpointOf } from './checkpoint-of.ts'
export { confusionMatrix } from './confusion-matrix.ts'
export type {
  Best,
  EndEvent,
  EpochEvent,
  EvaluationEvent,
  Measured,
  Metric,
  Moment,
  Numbers,
  StepEvent,
  TrainingEvent,
} from './events.ts'
export type { KeepBestOptions } from './keep-best.ts'
export { type LayerHealth, type LayerHealthOptions, layerHealth } from './layer-health.ts'
export type { LayerFunction } from './layers-of.ts'
export type { BestProgress, TrainingProgress } from './progress.ts'
export { type RestoreOptions, restoreCheckpoint } from './restore-checkpoint.ts'
export { type TensorsOf, tensorsOf } from './tensors-of.ts'
export { type Training, train } from './train.ts'
export type { TrainingMoment, TrainOptions } from './train-options.ts'
