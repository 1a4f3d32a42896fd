import { formatNumber, Notice } from '@chainrule/widgets'
import { useComputed } from '@preact/signals'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { problemText } from './problem-text.ts'

/** What went wrong with the runs; whatever worked stays as it is. */
export function Troubles({ trainer }: { trainer: Trainer }) {
  const t = words.value
  const failure = trainer.failure.value
  const problem = trainer.problem.value
  // The editor of the table tells its own mistakes.
  const told = trainer.config.value.data.name === 'csv' && problem?.run === trainer.selected.value
  const elsewhere = told ? null : problem?.problem
  const divergedAt = useComputed(() => {
    const { divergedAt: at = null, step = 0 } = trainer.runFrame.value ?? {}
    return at !== null && step >= at ? at : null
  }).value
  const announced = useComputed(() => {
    const { step = 0, evaluation } = (!trainer.playing.value && trainer.runFrame.value) || {}
    if (!evaluation || step === 0) return ''
    return words.value.announcePaused(formatNumber(step), formatNumber(Number(evaluation.trainLoss.toPrecision(3))))
  })
  return (
    <>
      {elsewhere && <Notice kind={elsewhere.kind === 'few' ? 'info' : 'bad'}>{problemText(elsewhere)}</Notice>}
      {failure !== null && <Notice kind="bad">{t.stopped(failure)}</Notice>}
      {divergedAt !== null && <Notice kind="warning">{t.diverged(formatNumber(divergedAt))}</Notice>}
      <p class="visually-hidden" role="status">
        {announced}
      </p>
    </>
  )
}
