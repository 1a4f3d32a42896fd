/** Loads what the page has, and nothing else: a page without questions, live code and widgets loads no more than this. */
import { reachScrollers } from './reach-scrollers.ts'

const parts: Record<string, () => Promise<unknown>> = {
  'quiz-item': () => import('./quiz-item.ts'),
  'live-code': () => import('./live-code.ts'),
  'chain-widget': () => import('./chain-widget.ts'),
}

for (const [name, load] of Object.entries(parts)) {
  if (document.querySelector(name)) void load()
}
reachScrollers()
// The keys of the search are shown and told apart from its name: as text of the button they would be a part of it.
for (const key of document.querySelectorAll<HTMLElement>('button[data-open-modal] kbd kbd')) {
  key.dataset.key = key.textContent
  key.textContent = ''
}
