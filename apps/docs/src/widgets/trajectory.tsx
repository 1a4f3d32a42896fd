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
import { type Combined, combined, plainOptimizer, type Role } from './combined.ts'
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

/**
 * The way of an optimizer over a loss of two weights. `optimizer` may name several, divided by spaces: all are drawn, one has
 * its settings shown. `link` names a transform or wrapper instead, and `role` its place: it is drawn beside momentum alone.
 */
export default function Trajectory({ options }: WidgetProps) {
  const role = options.role as Role | undefined
  const names = (options.link ?? options.optimizer ?? 'adam').split(/[\s,]+/)
  const t = words.value
  const [landscapeName, setLandscape] = useState((options.surface ?? 'valley') as LandscapeName)
  const [name, setName] = useState(names[0] as string)
  const [steps, setSteps] = useState(60)
  const { factory, make } = useMemo(() => memberOf(name, role), [name, role])
  const [changed, setChanged] = useState<Record<string, Settings>>({})
  const settings = changed[name] ?? begin(factory)
  const landscape = landscapes[landscapeName]
  const field = useMemo(() => fieldOf(landscape), [landscape])
  const [start, setStart] = useState(landscape.start)
  const { path, trouble } = useMemo(
    () => attempt(() => make(settings), { landscape, start, steps }),
    [make, settings, landscape, start, steps],
  )
  const others = names
    .filter((other) => other !== name)
    .map((other) => {
      const member = memberOf(other, role)
      const made = () => member.make(changed[other] ?? begin(member.factory))
      const walked = attempt(made, { landscape, start, steps })
      return { label: other, color: colorAt(names.indexOf(other)), dashed: true, points: walked.path.flat() }
    })
  if (role) {
    const { path: points } = attempt(plainOptimizer, { landscape, start, steps })
    others.push({ label: 'momentum', color: colorAt(1), dashed: true, points: points.flat() })
  }
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

function memberOf(name: string, role: Role | undefined): Combined {
  if (role) return combined(name, role)
  const factory = memberFactory<Optimizer>(family, name)
  return { factory, make: factory }
}

/** Defaults are for networks of many weights; on two, a learning rate of 0.1 shows more. */
function begin(factory: MemberFactory<Optimizer>): Settings {
  const declared = factory.definition.hyperparameters.learningRate
  return startingSettings(factory, declared && (declared.default ?? 0) < 0.05 ? { learningRate: 0.05 } : {})
}

function attempt(
  make: () => Optimizer,
  { landscape, start, steps }: { landscape: Landscape; start: readonly [number, number]; steps: number },
) {
  try {
    return { path: walk({ ...landscape, start }, make(), steps), trouble: null }
  } catch (error) {
    if (!(error instanceof ChainruleError)) throw error
    return { path: [start], trouble: error.message }
  }
}
