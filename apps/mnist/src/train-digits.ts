import type { EndEvent, EpochEvent } from '@chainrule/train'
import type { Progress } from './progress.ts'
import type { Measured, PreparedRun } from './run.ts'

export interface TrainedDigits {
  readonly reason: EndEvent['reason']
  readonly seconds: number
}

export interface TrainDigitsOptions {
  progress: Progress
  /** Stands before the bar. */
  label(epoch: number): string
  /** Called when an epoch is over. */
  onEpoch?(event: EpochEvent<Measured>, seconds: number): Promise<void>
}

/** Walks a training to its end and shows how far it is. */
export async function trainDigits(
  { training, data, settings }: PreparedRun,
  { progress, label, onEpoch }: TrainDigitsOptions,
): Promise<TrainedDigits> {
  const begin = performance.now()
  let beginOfEpoch = begin
  let reason: EndEvent['reason'] = 'finished'
  for await (const event of training) {
    if (event.type === 'step') {
      const seen = Math.min(event.batch * settings.batchSize, data.examples)
      progress.update({ label: label(event.epoch), seen: (event.epoch - 1) * data.examples + seen, ...event.means })
    } else if (event.type === 'epoch') {
      const seconds = (performance.now() - beginOfEpoch) / 1000
      beginOfEpoch = performance.now()
      await onEpoch?.(event, seconds)
    } else if (event.type === 'end') reason = event.reason
  }
  progress.stop()
  return { reason, seconds: (performance.now() - begin) / 1000 }
}
