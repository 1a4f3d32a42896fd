import './shared-look.ts'
import { language } from '@chainrule/widgets'
import { h, type JSX, render } from 'preact'
import type { WidgetProps } from '../widgets/widget-props.ts'

type Loaded = { default: (props: WidgetProps) => JSX.Element }

const kinds: Record<string, () => Promise<Loaded>> = {
  activations: () => import('../widgets/activations.tsx'),
  graph: () => import('../widgets/graph.tsx'),
  histogram: () => import('../widgets/histogram.tsx'),
  neuron: () => import('../widgets/neuron.tsx'),
  noise: () => import('../widgets/noise.tsx'),
  penalty: () => import('../widgets/penalty.tsx'),
  schedule: () => import('../widgets/schedule.tsx'),
  trajectory: () => import('../widgets/trajectory.tsx'),
}

/** A widget of a page: what the page says of it stays above it as its caption. It is loaded when it comes near. */
class ChainWidget extends HTMLElement {
  #place: HTMLElement | null = null

  connectedCallback(): void {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        watcher.disconnect()
        void this.#start()
      },
      { rootMargin: '200px' },
    )
    watcher.observe(this)
  }

  disconnectedCallback(): void {
    if (this.#place) render(null, this.#place)
  }

  async #start(): Promise<void> {
    const { kind = '', language: tag, ...options } = this.dataset
    const { default: Widget } = await (kinds[kind] as () => Promise<Loaded>)()
    language.value = tag === 'pt' ? 'pt' : 'en'
    this.#place = document.createElement('div')
    this.#place.className = 'widget-body'
    this.append(this.#place)
    render(h(Widget, { options: options as WidgetProps['options'] }), this.#place)
    this.dataset.ready = 'true'
  }
}

customElements.define('chain-widget', ChainWidget)

export type { ChainWidget }
