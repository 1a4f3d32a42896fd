import { Button, formatNumber, formatPercent, Help, Select, Toggle } from '@chainrule/widgets'
import { Pause, Play, RotateCcw, StepForward } from 'lucide'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'

const rates = { one: 1, ten: 10, hundred: 100, full: Number.POSITIVE_INFINITY } as const
type RateName = keyof typeof rates

/** Play, pause, step, speed, and the way back. */
export function Transport({ trainer }: { trainer: Trainer }) {
  const t = words.value
  const playing = trainer.playing.value
  const rateName = (Object.keys(rates) as RateName[]).find((name) => rates[name] === trainer.rate.value) ?? 'full'
  return (
    <section class="transport panel" aria-label={t.play}>
      <div class="transport-buttons">
        <Button
          look="primary"
          icon={playing ? Pause : Play}
          class="transport-play"
          onClick={() => (playing ? trainer.pause() : trainer.play())}
        >
          {playing ? t.pause : t.play}
        </Button>
        <Button icon={StepForward} iconOnly onClick={() => trainer.advance(1)}>
          {t.step}
        </Button>
        <Button icon={RotateCcw} iconOnly onClick={() => void trainer.start()}>
          {t.restart}
        </Button>
        <Select<RateName>
          hideLabel
          label={t.speed}
          value={rateName}
          options={(Object.keys(rates) as RateName[]).map((value) => ({ value, label: t.speeds[value] }))}
          onChange={(name) => trainer.setRate(rates[name])}
        />
      </div>
      <Way trainer={trainer} />
      <Numbers trainer={trainer} />
      <Toggle label={t.compare} checked={trainer.configs.value.length > 1} onChange={trainer.compare} />
    </section>
  )
}

/** Where the run stands, and the way back. */
function Way({ trainer }: { trainer: Trainer }) {
  const t = words.value
  const { step = 0, furthest = 0, epoch = 0 } = trainer.runGlance.value ?? {}
  return (
    <div class="transport-way">
      <input
        type="range"
        class="range"
        min={0}
        max={Math.max(1, furthest)}
        step={1}
        value={step}
        aria-label={t.rewind}
        aria-valuetext={t.stepCount(formatNumber(step))}
        style={{ '--filled': `${furthest > 0 ? (100 * step) / furthest : 0}%` }}
        onInput={({ currentTarget }) => void trainer.seek(Number(currentTarget.value))}
      />
      <p class="transport-place">
        <strong>{t.stepCount(formatNumber(step))}</strong>
        <Help about={t.step}>{t.stepHelp}</Help>
        <span>{t.epochCount(formatNumber(epoch))}</span>
        {trainer.playing.value && (
          <span>{t.perSecond(formatNumber(Math.round(trainer.glance.value?.stepsPerSecond ?? 0)))}</span>
        )}
      </p>
    </div>
  )
}

/** The numbers by which a run is judged, in large type. */
function Numbers({ trainer }: { trainer: Trainer }) {
  const t = words.value.curves
  const evaluation = trainer.runGlance.value?.evaluation
  if (!evaluation) return null
  const { trainLoss, testLoss, trainAccuracy, testAccuracy } = evaluation
  const shown: [string, string][] = [
    [t.trainLoss, formatNumber(rounded(trainLoss))],
    ...(testLoss === null ? [] : [[t.testLoss, formatNumber(rounded(testLoss))] as [string, string]]),
    ...(trainAccuracy === null ? [] : [[t.trainAccuracy, formatPercent(trainAccuracy)] as [string, string]]),
    ...(testAccuracy === null ? [] : [[t.testAccuracy, formatPercent(testAccuracy)] as [string, string]]),
  ]
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

function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value
}
