import './backward.css'
import {
  Button,
  FormulaError,
  FormulaField,
  formatNumber,
  Help,
  Notice,
  NumberSlider,
  Segmented,
  Select,
} from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { ChevronFirst, ChevronLast, StepBack, StepForward } from 'lucide'
import { useMemo } from 'preact/hooks'
import type { RoomProps } from '../../app/rooms.ts'
import { RoomBar } from '../../share/room-bar.tsx'
import { type BackwardState, checkBackward, firstState } from './backward-state.ts'
import { buildSubject, namesOf } from './build-subject.ts'
import { type ExampleName, examples, networkValues } from './examples.ts'
import { type Trace, traceGraph } from './trace-graph.ts'
import { Explanation } from './view/explanation.tsx'
import { NodeTable } from './view/node-table.tsx'
import { TraceGraphView } from './view/trace-graph-view.tsx'
import { walkOf } from './walk-of.ts'
import { words } from './words.ts'

const none = { en: '', pt: '' }

/** One result, forward and back through its graph, with every derivative in numbers. */
export default function BackwardRoom({ arrived }: RoomProps) {
  const t = words.value
  const state = useSignal<BackwardState>(firstState)
  const error = useSignal<FormulaError | null>(null)
  const typed = useSignal<string>(firstState.formula)
  const chosen = useSignal<number | null>(null)
  const { subject, formula, values } = state.value
  const trace = useMemo(() => traceGraph(buildSubject(state.value)), [subject, formula, values])
  const walk = useMemo(() => walkOf(trace.nodes, trace.root), [trace])
  const at = Math.min(state.value.at, walk.length)

  const change = (part: Partial<BackwardState>) => {
    const next = { ...state.value, ...part }
    error.value = formulaWrong(next)
    if (!error.value) state.value = next
  }
  const open = (data: unknown) => {
    const checked = checkBackward(data)
    if ('wrong' in checked) return checked.wrong
    const wrong = formulaWrong(checked.state)
    if (wrong) return wrong.message
    typed.value = checked.state.formula
    change(checked.state)
    return null
  }
  const go = (place: number) => {
    chosen.value = null
    change({ at: Math.max(0, Math.min(walk.length, place)) })
  }
  const step = walk[at - 1] ?? null
  return (
    <div class="backward">
      <RoomBar room="backward" state={() => state.value} arrived={arrived} open={open} />
      <p class="backward-soft">{t.intro}</p>
      <div class="backward-grid">
        <section class="panel backward-setup" aria-label={t.subject}>
          <Segmented<BackwardState['subject']>
            label={t.subject}
            value={subject}
            options={(['formula', 'network'] as const).map((value) => ({ value, label: t.subjects[value] }))}
            onChange={(next) =>
              change({
                subject: next,
                at: 0,
                values: next === 'network' ? networkValues : { ...values, ...examples.product.values },
              })
            }
          />
          {subject === 'network' ? (
            <p class="backward-soft">{t.networkExplain}</p>
          ) : (
            <>
              <Select<ExampleName | ''>
                label={t.example}
                value={
                  (Object.keys(examples) as ExampleName[]).find((name) => examples[name].formula === formula) ?? ''
                }
                options={[
                  { value: '', label: t.own },
                  ...(Object.keys(examples) as ExampleName[]).map((value) => ({ value, label: t.examples[value] })),
                ]}
                onChange={(name) => {
                  if (name === '') return
                  typed.value = examples[name].formula
                  change({ ...examples[name], at: 0 })
                }}
              />
              <FormulaField
                label={t.formula}
                help={t.formulaHelp}
                value={typed.value}
                error={error.value}
                onInput={(next) => {
                  typed.value = next
                  change({ formula: next, at: 0 })
                }}
              />
            </>
          )}
          {namesOf(state.value).map((name) => (
            <NumberSlider
              key={name}
              label={name}
              declared={{ default: 0, min: -10, max: 10, text: none }}
              value={values[name] ?? 1}
              onChange={(value) => change({ values: { ...values, [name]: value } })}
            />
          ))}
        </section>
        <div class="backward-main">
          <section class="panel" aria-label={t.walk}>
            <div class="backward-walk">
              <Button icon={ChevronFirst} iconOnly onClick={() => go(0)}>
                {t.first}
              </Button>
              <Button icon={StepBack} iconOnly onClick={() => go(at - 1)}>
                {t.back}
              </Button>
              <Button icon={StepForward} look="primary" onClick={() => go(at + 1)}>
                {t.next}
              </Button>
              <Button icon={ChevronLast} iconOnly onClick={() => go(walk.length)}>
                {t.last}
              </Button>
              <input
                type="range"
                class="range"
                min={0}
                max={walk.length}
                step={1}
                value={at}
                aria-label={t.place}
                aria-valuetext={t.stepOf(formatNumber(at), formatNumber(walk.length))}
                style={{ '--filled': `${(100 * at) / walk.length}%` }}
                onInput={({ currentTarget }) => go(Number(currentTarget.value))}
              />
              <output>{t.stepOf(formatNumber(at), formatNumber(walk.length))}</output>
              <Help about={t.graph}>{t.graphHelp}</Help>
            </div>
            <TraceGraphView
              trace={trace}
              walk={walk}
              at={at}
              chosen={chosen.value ?? step?.node ?? trace.root}
              narrow={innerWidth < 700}
              onChoose={(id) => {
                chosen.value = id
              }}
            />
          </section>
          <section class="panel backward-now" aria-label={t.now} aria-live="polite">
            <h2>{t.now}</h2>
            <Explanation trace={trace} step={step} />
          </section>
          <Check trace={trace} />
        </div>
      </div>
    </div>
  )
}

/** What is wrong with the formula of a state; null where nothing is. */
function formulaWrong(state: BackwardState): FormulaError | null {
  try {
    namesOf(state)
    return null
  } catch (thrown) {
    if (!(thrown instanceof FormulaError)) throw thrown
    return thrown
  }
}

function Check({ trace }: { trace: Trace }) {
  const t = words.value
  const { difference, nodes, root } = trace
  const close = difference < 1e-5
  const said = formatNumber(Number(difference.toPrecision(2)))
  return (
    <div class="panel">
      <h2>{t.table}</h2>
      {nodes[root].slope ? (
        <Notice kind={close ? 'good' : 'bad'}>{close ? t.agree(said) : t.disagree(said)}</Notice>
      ) : (
        <Notice>{t.flat}</Notice>
      )}
      <NodeTable trace={trace} />
    </div>
  )
}
