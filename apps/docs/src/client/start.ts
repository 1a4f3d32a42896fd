/** Loads what the page has, and nothing else: a page without questions, live code and widgets loads no more than this. */
const parts: Record<string, () => Promise<unknown>> = {
  'quiz-item': () => import('./quiz-item.ts'),
  'live-code': () => import('./live-code.ts'),
  'chain-widget': () => import('./chain-widget.ts'),
}

for (const [name, load] of Object.entries(parts)) {
  if (document.querySelector(name)) void load()
}
