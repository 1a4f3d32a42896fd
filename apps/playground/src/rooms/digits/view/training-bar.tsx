import { Button, formatNumber, formatPercent } from '@chainrule/widgets'
import { Pause, Play, RotateCcw } from 'lucide'
import type { DigitsTrainer } from '../digits-trainer.ts'
import { words } from '../words.ts'

/** Train, pause, begin anew; how far it is and how well it does. */
export function TrainingBar({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value
  const frame = trainer.frame.value
  const playing = trainer.playing.value
  const { epochs } = trainer.config.value
  const done = frame ? frame.epoch + frame.batch / frame.batches : 0
  return (
    <section class="panel training-bar" aria-label={t.play}>
      <div class="training-buttons">
        <Button
          look="primary"
          class="training-play"
          icon={playing ? Pause : Play}
          disabled={!frame || frame.finished}
          onClick={() => (playing ? trainer.pause() : void trainer.play())}
        >
          {playing ? t.pause : t.play}
        </Button>
        <Button icon={RotateCcw} iconOnly disabled={!frame} onClick={() => void trainer.start()}>
          {t.restart}
        </Button>
      </div>
      <div class="training-way">
        <progress aria-label={t.progress} max={epochs} value={Math.min(done, epochs)} />
        <p class="training-place">
          <strong>
            {frame?.finished
              ? t.done
              : t.epoch(formatNumber(Math.min((frame?.epoch ?? 0) + 1, epochs)), formatNumber(epochs))}
          </strong>
          <span>{t.step(formatNumber(frame?.step ?? 0))}</span>
          {playing && frame && <span>{t.speed(formatNumber(Math.round(frame.speed)))}</span>}
        </p>
      </div>
      <Numbers trainer={trainer} />
    </section>
  )
}

function Numbers({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value.numbers
  const loss = trainer.history.value?.loss.at(-1)
  const sample = trainer.history.value?.accuracy.at(-1)
  const all = trainer.examination.value?.accuracy
  const shown: [string, string][] = []
  if (typeof loss === 'number') shown.push([t.loss, formatNumber(Number(loss.toPrecision(3)))])
  if (typeof sample === 'number') shown.push([t.sample, formatPercent(sample)])
  if (all !== undefined) shown.push([t.all, formatPercent(all)])
  return (
    <dl class="numbers">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
