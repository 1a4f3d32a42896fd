import { ChainruleError, type Optimizer } from '@chainrule/autograd'
import * as family from '@chainrule/optimizers'
import {
  ContourPlot,
  formatNumber,
  inLanguage,
  messages,
  Notice,
  NumberSlider,
  PluginSettings,
  Select,
} from '@chainrule/widgets'
import { useMemo, useState } from 'preact/hooks'
import { fieldOf, type Landscape, type LandscapeName, landscapes } from './landscapes.ts'
import { type MemberFactory, memberFactory, type Settings, startingSettings } from './member-factory.ts'
import { walk } from './walk.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: {
    landscape: 'Loss',
    optimizer: 'Optimizer',
    steps: 'Steps',
    end: (x: string, y: string, height: string) => `Ends at (${x}, ${y}), where the loss is ${height}.`,
    left: 'It left the numbers: the steps grew without limit. Try a smaller learning rate.',
  },
  pt: {
    landscape: 'Perda',
    optimizer: 'Otimizador',
    steps: 'Passos',
    end: (x, y, height) => `Termina em (${x}, ${y}), onde a perda é ${height}.`,
    left: 'Saiu dos números: os passos cresceram sem limite. Tente uma taxa de aprendizado menor.',
  },
})

const stepsDeclared = { default: 60, min: 1, max: 300, whole: true, text: { en: '', pt: '' } }

/** The way of an optimizer over a loss of two weights. `optimizer` may name several, divided by spaces: all are drawn, one has its settings shown. */
export default function Trajectory({ options }: WidgetProps) {
  const names = (options.optimizer ?? 'adam').split(/[\s,]+/)
  const t = words.value
  const [landscapeName, setLandscape] = useState((options.surface ?? 'valley') as LandscapeName)
  const [name, setName] = useState(names[0] as string)
  const [steps, setSteps] = useState(60)
  const factory = memberFactory<Optimizer>(family, name)
  const [changed, setChanged] = useState<Record<string, Settings>>({})
  const settings = changed[name] ?? begin(factory)
  const landscape = landscapes[landscapeName]
  const field = useMemo(() => fieldOf(landscape), [landscape])
  const [start, setStart] = useState(landscape.start)
  const { path, trouble } = useMemo(
    () => attempt(factory, settings, { landscape, start, steps }),
    [name, settings, landscape, start, steps],
  )
  const others = names
    .filter((other) => other !== name)
    .map((other) => {
      const made = memberFactory<Optimizer>(family, other)
      const walked = attempt(made, changed[other] ?? begin(made), { landscape, start, steps })
      return { label: other, color: colorAt(names.indexOf(other)), dashed: true, points: walked.path.flat() }
    })
  const [x, y] = path.at(-1) as [number, number]
  return (
    <div class="widget">
      <div class="widget-controls">
        {names.length > 1 && (
          <Select
            label={t.optimizer}
            value={name}
            options={names.map((value) => ({ value, label: value }))}
            onChange={setName}
          />
        )}
        <Select
          label={t.landscape}
          value={landscapeName}
          options={Object.entries(landscapes).map(([value, { text }]) => ({
            value: value as LandscapeName,
            label: inLanguage(text),
          }))}
          onChange={(value) => {
            setLandscape(value)
            setStart(landscapes[value].start)
          }}
        />
        <NumberSlider label={t.steps} declared={stepsDeclared} value={steps} onChange={setSteps} />
        <PluginSettings
          hyperparameters={factory.definition.hyperparameters}
          choices={factory.definition.choices}
          settings={settings}
          onChange={(key, value) => setChanged({ ...changed, [name]: { ...settings, [key]: value } })}
        />
      </div>
      <div>
        <ContourPlot
          label={`${name}: ${inLanguage(landscape.text)}`}
          field={field}
          paths={[...others, { label: name, color: colorAt(names.indexOf(name)), points: path.flat() }]}
          upTo={steps}
          minima={landscape.lowest}
          start={start}
          onStart={setStart}
        />
        {trouble ? (
          <Notice kind="bad">{trouble}</Notice>
        ) : path.length <= steps ? (
          <Notice kind="bad">{t.left}</Notice>
        ) : (
          <p class="widget-result" role="status">
            {t.end(formatNumber(x), formatNumber(y), formatNumber(landscape.height(x, y)))}
          </p>
        )}
      </div>
    </div>
  )
}

function colorAt(index: number): `--${string}` {
  return `--series-${(index % 8) + 1}`
}

/** Defaults are for networks of many weights; on two, a learning rate of 0.1 shows more. */
function begin(factory: MemberFactory<Optimizer>): Settings {
  const declared = factory.definition.hyperparameters.learningRate
  return startingSettings(factory, declared && (declared.default ?? 0) < 0.05 ? { learningRate: 0.05 } : {})
}

function attempt(
  factory: MemberFactory<Optimizer>,
  settings: Settings,
  { landscape, start, steps }: { landscape: Landscape; start: readonly [number, number]; steps: number },
) {
  try {
    return { path: walk({ ...landscape, start }, factory(settings), steps), trouble: null }
  } catch (error) {
    if (!(error instanceof ChainruleError)) throw error
    return { path: [start], trouble: error.message }
  }
}
