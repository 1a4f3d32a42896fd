import { Button, CodeEditor, Notice } from '@chainrule/widgets'
import { Flag, FlaskConical, RotateCcw, Square } from 'lucide'
import { firstCode } from '../first-code.ts'
import type { Racer } from '../racer.ts'
import { words } from '../words.ts'
import { SuiteResults } from './suite-results.tsx'
import { titleIn } from './title-in.ts'

/** An editor for an optimizer of one's own, which races and is tested on the spot. */
export function OwnOptimizer({ racer }: { racer: Racer }) {
  const t = words.value.own
  const own = racer.own.value
  const suite = racer.suite.value
  const asked = racer.untrusted.value
  return (
    <section class="panel race-own" aria-labelledby="race-own">
      <h2 id="race-own">{t.heading}</h2>
      <p class="race-soft">{t.explain}</p>
      {asked && (
        <Notice kind="warning">
          <p>{t.fromLink}</p>
          <Button onClick={() => void racer.enterOwn()}>{t.trust}</Button>
        </Notice>
      )}
      <div class="race-own-parts">
        <div class="race-editor">
          <CodeEditor label={t.code} value={racer.state.value.code} onInput={racer.write} />
          <div class="race-actions">
            <Button look="primary" icon={Flag} disabled={asked} onClick={() => void racer.enterOwn()}>
              {t.race}
            </Button>
            {suite?.running ? (
              <Button icon={Square} onClick={racer.halt}>
                {t.stop}
              </Button>
            ) : (
              <Button icon={FlaskConical} disabled={asked} onClick={() => void racer.runSuite()}>
                {t.test}
              </Button>
            )}
            <Button icon={RotateCcw} onClick={() => racer.write(firstCode)}>
              {t.reset}
            </Button>
          </div>
          <div aria-live="polite">
            {racer.trouble.value && <Trouble racer={racer} />}
            {own && !racer.trouble.value && <Notice kind="good">{t.entered(own.name)}</Notice>}
          </div>
        </div>
        {suite && <SuiteResults suite={suite} />}
      </div>
    </section>
  )
}

function Trouble({ racer }: { racer: Racer }) {
  const t = words.value.trouble
  const trouble = racer.trouble.value
  if (!trouble) return null
  return <Notice kind="bad">{messageOf()}</Notice>

  function messageOf(): string {
    if (!trouble) return ''
    if (trouble.kind !== 'endless') {
      const [, line, message] = /^(\d+): (.*)$/s.exec(trouble.message) ?? []
      return line ? t.line(line, message) : trouble.message
    }
    if (trouble.what === 'suite' && trouble.case) return t.endlessCase(titleIn(trouble.case.id, trouble.case.title))
    const entrant = trouble.entrant === undefined ? null : racer.entrants.value[trouble.entrant]
    if (trouble.what === 'race' && entrant) {
      return t.endlessEntrant(entrant.name === 'own' ? (racer.own.value?.name ?? entrant.name) : entrant.name)
    }
    return t.endlessCode
  }
}
