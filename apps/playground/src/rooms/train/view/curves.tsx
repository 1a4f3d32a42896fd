import { Help, type Line, type LineData, LinePlot, Toggle } from '@chainrule/widgets'
import { useComputed, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HistoryColumns } from '../protocol.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'

/** Loss and accuracy over the steps, of one run or of both. */
export function Curves({ trainer }: { trainer: Trainer }) {
  const t = words.value.curves
  const logarithmic = useSignal(false)
  const histories = trainer.curves.value
  const mark = useComputed(() => {
    const { step = 0, furthest = 0 } = trainer.runFrame.value ?? {}
    return step < furthest ? step : null
  }).value
  const loss = useMemo(() => dataOf(histories, 'trainLoss', 'testLoss'), [histories])
  const accuracy = useMemo(() => dataOf(histories, 'trainAccuracy', 'testAccuracy'), [histories])
  const lines = linesOf(histories.length)
  const classifies = trainer.infos.value.some(({ task }) => task.kind === 'classes')
  return (
    <section class="panel curves">
      <div class="panel-head">
        <h2>
          {t.heading} <Help about={t.loss}>{t.lossHelp}</Help>
        </h2>
        <Toggle
          label={t.logarithmic}
          checked={logarithmic.value}
          onChange={(on) => {
            logarithmic.value = on
          }}
        />
      </div>
      <LinePlot label={t.loss} axis={t.step} lines={lines} data={loss} logarithmic={logarithmic.value} mark={mark} />
      {classifies && (
        <LinePlot
          label={t.accuracy}
          axis={t.step}
          lines={lines}
          data={accuracy}
          range={[0, 1]}
          height={130}
          mark={mark}
        />
      )}
    </section>
  )
}

function linesOf(runs: number): Line[] {
  const t = words.value.curves
  return Array.from({ length: runs }, (_, run) => {
    const color = run === 0 ? '--series-1' : '--series-2'
    const label = (part: string) => (runs > 1 ? t.of('AB'[run], part) : part)
    return [
      { label: label(t.train), color },
      { label: label(t.test), color, dashed: true },
    ] as const
  }).flat()
}

/** The columns of both runs over the steps of the first; both are looked at at the same steps. */
function dataOf(histories: readonly HistoryColumns[], ...names: readonly (keyof HistoryColumns)[]): LineData {
  const [first] = histories
  if (!first) return [[]]
  const { length } = first.steps
  return [
    first.steps,
    ...histories.flatMap((history) => names.map((name) => (history[name] as (number | null)[]).slice(0, length))),
  ]
}
