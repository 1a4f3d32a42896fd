import { formatNumber, Notice } from '@chainrule/widgets'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { problemText } from './problem-text.ts'

/** What went wrong with the runs; whatever worked stays as it is. */
export function Troubles({ trainer }: { trainer: Trainer }) {
  const t = words.value
  const frame = trainer.runFrame.value
  const failure = trainer.failure.value
  const problem = trainer.problem.value
  // The editor of the table tells its own mistakes.
  const told = trainer.config.value.data.name === 'csv' && problem?.run === trainer.selected.value
  const elsewhere = told ? null : problem?.problem
  const divergedAt = frame?.divergedAt ?? null
  return (
    <>
      {elsewhere && <Notice kind={elsewhere.kind === 'few' ? 'info' : 'bad'}>{problemText(elsewhere)}</Notice>}
      {failure !== null && <Notice kind="bad">{t.stopped(failure)}</Notice>}
      {divergedAt !== null && frame && frame.step >= divergedAt && (
        <Notice kind="warning">{t.diverged(formatNumber(divergedAt))}</Notice>
      )}
      <p class="visually-hidden" role="status">
        {!trainer.playing.value && frame && frame.step > 0
          ? t.announcePaused(formatNumber(frame.step), formatNumber(Number(frame.evaluation.trainLoss.toPrecision(3))))
          : ''}
      </p>
    </>
  )
}
