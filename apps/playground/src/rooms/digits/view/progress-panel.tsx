import { Help, type LineData, LinePlot } from '@chainrule/widgets'
import { useMemo } from 'preact/hooks'
import type { DigitsTrainer } from '../digits-trainer.ts'
import { words } from '../words.ts'

/** Loss and share of right answers over the steps. */
export function ProgressPanel({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value.curves
  const history = trainer.history.value
  const loss = useMemo((): LineData => (history ? [history.steps, history.loss] : [[], []]), [history])
  const accuracy = useMemo((): LineData => (history ? [history.steps, history.accuracy] : [[], []]), [history])
  return (
    <section class="panel progress-panel">
      <h2>
        {t.heading} <Help about={t.loss}>{t.lossHelp}</Help>
      </h2>
      <LinePlot
        label={t.loss}
        axis={t.step}
        lines={[{ label: t.training, color: '--series-1' }]}
        data={loss}
        height={150}
      />
      <LinePlot
        label={t.accuracy}
        axis={t.step}
        lines={[{ label: t.test, color: '--series-3' }]}
        data={accuracy}
        range={[0, 1]}
        height={150}
      />
    </section>
  )
}
