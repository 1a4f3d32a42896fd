import './shared-look.ts'
import { language, RunnableCode } from '@chainrule/widgets'
import { h, render } from 'preact'

/** Puts an editor in the place of a code sample, and the keyboard into its button that runs it. */
export function openEditor(host: HTMLElement, code: string, spoken: 'en' | 'pt'): void {
  language.value = spoken
  const place = document.createElement('div')
  place.className = 'live-open not-content'
  render(
    h(RunnableCode, {
      code,
      createWorker: () => new Worker(new URL('./live.worker.ts', import.meta.url), { type: 'module' }),
      seconds: 30,
    }),
    place,
  )
  host.replaceChildren(place)
  place.querySelector<HTMLButtonElement>('button')?.focus()
}
