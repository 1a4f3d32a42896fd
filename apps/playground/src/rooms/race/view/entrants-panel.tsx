import { Button, formatNumber, formatPercent, inLanguage, PluginSettings, Select } from '@chainrule/widgets'
import { X } from 'lucide'
import type { Chosen } from '../../../catalogue/entry.ts'
import { optimizerNamed, optimizers } from '../../../catalogue/optimizers.ts'
import { enter } from '../first-state.ts'
import type { Course } from '../protocol.ts'
import { MOST_ENTRANTS, OWN } from '../race-state.ts'
import type { Racer } from '../racer.ts'
import { words } from '../words.ts'
import { entrantLook } from './entrant-look.ts'

/** Who races: each with its numbers, its colour, and how it fares. */
export function EntrantsPanel({ racer }: { racer: Racer }) {
  const t = words.value
  const entrants = racer.entrants.value
  const put = (next: readonly Chosen[]) => racer.change({ entrants: next })
  const best = bestOf(racer.courses.value)
  return (
    <section class="panel race-entrants" aria-label={t.entrants}>
      <h2>{t.entrants}</h2>
      <ul>
        {entrants.map((chosen, index) => (
          <Entrant
            key={`${chosen.name} ${index}`}
            racer={racer}
            chosen={chosen}
            index={index}
            first={best === index}
            onChange={(next) => put(entrants.map((one, place) => (place === index ? next : one)))}
            onRemove={() => put(entrants.filter((_, place) => place !== index))}
          />
        ))}
      </ul>
      {entrants.length >= MOST_ENTRANTS ? (
        <p class="race-soft">{t.full}</p>
      ) : (
        <Select
          label={t.add}
          value=""
          options={[{ value: '', label: t.choose }, ...optimizers().map(({ name }) => ({ value: name, label: name }))]}
          onChange={(name) => {
            const entered = enter(name)
            if (entered) put([...entrants, entered])
          }}
        />
      )}
    </section>
  )
}

function Entrant({
  racer,
  chosen,
  index,
  first,
  onChange,
  onRemove,
}: {
  racer: Racer
  chosen: Chosen
  index: number
  first: boolean
  onChange(next: Chosen): void
  onRemove(): void
}) {
  const t = words.value
  const own = racer.own.value
  const described = chosen.name === OWN ? own : optimizerNamed(chosen.name)
  const name = chosen.name === OWN ? (own?.name ?? OWN) : chosen.name
  const course = racer.courses.value.find(({ entrant }) => entrant === index)
  const { color, dashed } = entrantLook(index)
  return (
    <li class="race-entrant" style={{ '--key': `var(${color})` }}>
      <details>
        <summary>
          <span class={`race-key${dashed ? ' dashed' : ''}`} />
          <span class="race-name">
            {name}
            {chosen.name === OWN && <small> ({t.yours})</small>}
          </span>
          <span class={`race-result${course?.error ? ' bad' : ''}`}>
            {course ? resultOf(course) : racer.racing.value ? t.waiting : ''}
            {first && <strong class="race-first">{t.first}</strong>}
          </span>
        </summary>
        {described && (
          <fieldset class="race-settings">
            <legend class="visually-hidden">{t.settings(name)}</legend>
            <p class="race-soft">{inLanguage(described.text)}</p>
            <PluginSettings
              hyperparameters={described.hyperparameters}
              settings={chosen.settings}
              onChange={(key, value) => onChange({ ...chosen, settings: { ...chosen.settings, [key]: value } })}
            />
          </fieldset>
        )}
      </details>
      <Button icon={X} iconOnly look="quiet" onClick={onRemove}>
        {t.remove(name)}
      </Button>
      {course?.error && (
        <p class="field-error" role="alert">
          {course.error}
        </p>
      )}
    </li>
  )
}

function resultOf({ losses, accuracy, error }: Course): string {
  const t = words.value
  if (error) return ''
  const loss = losses.at(-1) ?? Number.NaN
  if (!Number.isFinite(loss)) return t.diverged
  const said = t.lossNow(formatNumber(Number(loss.toPrecision(3))))
  return accuracy === null ? said : `${said}, ${t.accuracy(formatPercent(accuracy))}`
}

/** The entrant whose loss is the lowest at the end. */
function bestOf(courses: readonly Course[]): number | null {
  const ended = courses.filter(({ losses }) => Number.isFinite(losses.at(-1)))
  if (ended.length < 2) return null
  return ended.reduce((best, one) => ((one.losses.at(-1) ?? 0) < (best.losses.at(-1) ?? 0) ? one : best)).entrant
}
