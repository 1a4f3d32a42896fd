import { Button, formatNumber, type GraphNode, GraphView, messages, NumberSlider } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { formulaGraph } from './formula-graph.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: {
    label: (expression: string) => `Computation graph of ${expression}`,
    next: 'Next step',
    back: 'Back to the start',
    value: 'value',
    gradient: 'slope',
    forward: 'Forward: each node computes its value from its inputs.',
    backward: 'Backward: each node multiplies what arrives by its own derivative and passes it on.',
    done: 'Done: the slope at each variable is what an optimizer gets.',
  },
  pt: {
    label: (expression) => `Grafo de computação de ${expression}`,
    next: 'Próximo passo',
    back: 'Voltar ao início',
    value: 'valor',
    gradient: 'inclin.',
    forward: 'Ida: cada nó calcula o seu valor a partir das entradas.',
    backward: 'Volta: cada nó multiplica o que chega pela sua própria derivada e passa adiante.',
    done: 'Pronto: a inclinação em cada variável é o que um otimizador recebe.',
  },
})

const declared = { default: 1, min: -5, max: 5, text: { en: '', pt: '' } }

/** A formula as a graph whose values and slopes appear one step at a time; its variables can be changed. */
export default function Graph({ options }: WidgetProps) {
  const t = words.value
  const { expression = '(w * x + b - y) ** 2', ...given } = options
  const [variables, setVariables] = useState(() => startingVariables(given))
  const [step, setStep] = useState(0)
  const graph = formulaGraph(expression, variables)
  const operations = graph.filter(({ inputs }) => inputs.length > 0).map(({ id }) => id)
  const [chosen, setChosen] = useState(graph.length - 1)
  const steps = [...operations, ...graph.map(({ id }) => id).toReversed()]
  const current = steps[step - 1] ?? -1
  const back = Math.max(0, step - operations.length)
  const computed = new Set(operations.slice(0, step))
  const walked = new Set(steps.slice(operations.length, step))
  const nodes = graph.map(({ id, title, inputs, value, gradient }): GraphNode => {
    const known = inputs.length === 0 || computed.has(id)
    const lines: GraphNode['lines'][number][] = []
    if (known) lines.push({ name: t.value, text: formatNumber(value), kind: 'value' })
    if (walked.has(id)) lines.push({ name: t.gradient, text: formatNumber(gradient), kind: 'gradient' })
    const state = id === current ? 'current' : known ? 'done' : 'waiting'
    return { id, inputs, title, lines, kind: inputs.length === 0 ? 'variable' : 'operation', state }
  })
  return (
    <div>
      <div class="widget-row">
        {Object.entries(variables).map(([name, value]) => (
          <NumberSlider
            key={name}
            label={name}
            declared={declared}
            value={value}
            onChange={(next) => setVariables({ ...variables, [name]: next })}
          />
        ))}
      </div>
      <div class="graph-frame">
        <GraphView
          label={t.label(expression.replaceAll('**', '^'))}
          nodes={nodes}
          chosen={chosen}
          onChoose={setChosen}
          way="LR"
          lit={(from, to) => (back > 0 ? from === current || to === current : to === current)}
        />
      </div>
      <p class="widget-result" role="status">
        {step >= steps.length ? t.done : step < operations.length ? t.forward : t.backward}
      </p>
      <div class="widget-buttons">
        <Button look="primary" disabled={step >= steps.length} onClick={() => setStep(step + 1)}>
          {t.next}
        </Button>
        <Button onClick={() => setStep(0)}>{t.back}</Button>
      </div>
    </div>
  )
}

/** Names as attributes of HTML are lower case; so are the variables of a formula here. */
function startingVariables(given: Readonly<Record<string, string>>): Record<string, number> {
  const numbers = Object.entries(given).map(([name, value]) => [name, Number(value)] as const)
  return numbers.length > 0 ? Object.fromEntries(numbers) : { w: 2, x: 1.5, b: -1, y: 1 }
}
