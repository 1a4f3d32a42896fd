import { Button, inLanguage, NumberSlider, PluginSettings, Select } from '@chainrule/widgets'
import { X } from 'lucide'
import { type Chosen, entryOf } from '../../../catalogue/entry.ts'
import { initializers } from '../../../catalogue/initializers.ts'
import { type ActivationName, activationNames } from '../../train/activations.ts'
import { lane, MOST_LANES } from '../init-state.ts'
import type { Observer } from '../observer.ts'
import { words } from '../words.ts'

const none = { en: '', pt: '' }
const names = () => initializers().map(({ name }) => ({ value: name, label: name }))

/** The network that all share, and the ways to draw its first weights. */
export function SetupPanel({ observer }: { observer: Observer }) {
  const t = words.value
  const state = observer.state.value
  const { lanes } = state
  return (
    <div class="init-setup">
      <section class="panel" aria-label={t.network}>
        <h2>{t.network}</h2>
        <Select<ActivationName>
          label={t.activation}
          help={t.activationHelp}
          value={state.activation}
          options={activationNames.map((value) => ({ value, label: value }))}
          onChange={(activation) => observer.change({ activation })}
        />
        <NumberSlider
          label={t.depth}
          declared={{ default: 8, min: 1, max: 20, whole: true, text: none }}
          value={state.depth}
          onChange={(depth) => observer.change({ depth })}
        />
        <NumberSlider
          label={t.width}
          declared={{ default: 32, min: 2, max: 128, whole: true, text: none }}
          value={state.width}
          onChange={(width) => observer.change({ width })}
        />
        <NumberSlider
          label={t.rate}
          help={t.rateHelp}
          declared={{ default: 0.05, above: 0, max: 10, scale: 'log', text: none }}
          value={state.learningRate}
          onChange={(learningRate) => observer.change({ learningRate })}
        />
        <NumberSlider
          label={t.steps}
          declared={{ default: 200, min: 1, max: 2000, whole: true, scale: 'log', text: none }}
          value={state.steps}
          onChange={(steps) => observer.change({ steps })}
        />
        <NumberSlider
          label={t.seed}
          declared={{ default: 1, min: 0, max: 100, whole: true, text: none }}
          value={state.seed}
          onChange={(seed) => observer.change({ seed })}
        />
      </section>
      <section class="panel" aria-label={t.lanes}>
        <h2>{t.lanes}</h2>
        {lanes.map((chosen, index) => (
          <LaneSettings
            key={index}
            letter={'ABCD'[index]}
            chosen={chosen}
            onChange={(next) => observer.change({ lanes: lanes.map((one, place) => (place === index ? next : one)) })}
            onRemove={
              lanes.length > 1
                ? () => observer.change({ lanes: lanes.filter((_, place) => place !== index) })
                : undefined
            }
          />
        ))}
        {lanes.length < MOST_LANES && (
          <Select
            label={t.add}
            value=""
            options={[{ value: '', label: '—' }, ...names()]}
            onChange={(name) => {
              const added = lane(name)
              if (added) observer.change({ lanes: [...lanes, added] })
            }}
          />
        )}
      </section>
    </div>
  )
}

function LaneSettings({
  letter,
  chosen,
  onChange,
  onRemove,
}: {
  letter: string
  chosen: Chosen
  onChange(next: Chosen): void
  onRemove: (() => void) | undefined
}) {
  const t = words.value
  const entry = entryOf(initializers(), chosen.name)
  return (
    <fieldset class="init-lane-settings">
      <legend class="visually-hidden">{t.initializer(letter)}</legend>
      <div class="init-lane-head">
        <Select
          label={t.initializer(letter)}
          help={entry ? inLanguage(entry.text) : undefined}
          value={chosen.name}
          options={names()}
          onChange={(name) => {
            const next = lane(name)
            if (next) onChange(next)
          }}
        />
        {onRemove && (
          <Button icon={X} iconOnly look="quiet" onClick={onRemove}>
            {t.remove(`${letter} ${chosen.name}`)}
          </Button>
        )}
      </div>
      {entry && (
        <PluginSettings
          hyperparameters={entry.hyperparameters}
          choices={entry.choices}
          settings={chosen.settings}
          onChange={(key, value) => onChange({ ...chosen, settings: { ...chosen.settings, [key]: value } })}
        />
      )}
    </fieldset>
  )
}
