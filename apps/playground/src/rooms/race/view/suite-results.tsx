import { formatNumber, Icon, Notice } from '@chainrule/widgets'
import { CircleCheck, CircleX } from 'lucide'
import type { SuiteCase } from '../protocol.ts'
import type { Racer } from '../racer.ts'
import { words } from '../words.ts'
import { titleIn } from './title-in.ts'

/** How the suite goes: a bar while it runs, what failed with the reason, what passed in a list to open. */
export function SuiteResults({ suite }: { suite: NonNullable<Racer['suite']['value']> }) {
  const t = words.value.suite
  const { cases, total, running } = suite
  const failed = cases.filter(({ error }) => error !== null)
  const passed = cases.filter(({ error }) => error === null)
  const done = total > 0 && cases.length === total
  return (
    <section class="race-suite" aria-label={t.heading}>
      <h3>{t.heading}</h3>
      {running && (
        <p class="race-progress">
          <progress max={total || 1} value={cases.length} aria-label={t.heading} />
          <span>{t.progress(formatNumber(cases.length), formatNumber(total))}</span>
        </p>
      )}
      {!running && (
        <Notice kind={!done ? 'warning' : failed.length > 0 ? 'bad' : 'good'}>
          {!done
            ? t.stopped(formatNumber(cases.length))
            : failed.length > 0
              ? t.failed(formatNumber(failed.length), formatNumber(total))
              : t.passed(formatNumber(total))}
        </Notice>
      )}
      {failed.length > 0 && <Cases cases={failed} />}
      {passed.length > 0 && (
        <details>
          <summary>
            {t.shown} ({formatNumber(passed.length)})
          </summary>
          <Cases cases={passed} />
        </details>
      )}
    </section>
  )
}

/** A title in the language in force, where there is one. */
function CaseTitle({ id, title }: Pick<SuiteCase, 'id' | 'title'>) {
  const own = titleIn(id, title)
  return <span lang={own === title ? 'en' : undefined}>{own}</span>
}

function Cases({ cases }: { cases: readonly SuiteCase[] }) {
  const t = words.value.suite
  return (
    <ul class="race-cases">
      {cases.map(({ id, title, error }) => (
        <li key={id} class={error === null ? 'good' : 'bad'}>
          <Icon icon={error === null ? CircleCheck : CircleX} />
          <div>
            <span class="visually-hidden">{error === null ? t.pass : t.fail}: </span>
            <CaseTitle id={id} title={title} />
            {error !== null && (
              <p class="race-soft" lang="en">
                {error}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
