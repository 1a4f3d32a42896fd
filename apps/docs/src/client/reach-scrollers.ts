/**
 * Lets the keyboard reach what scrolls sideways: code, tables and formulas that are wider than the page. They become places to
 * stop at while they scroll, and are none otherwise.
 */
export function reachScrollers(): void {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) reach(target)
  })
  const elements = document.querySelectorAll('.sl-markdown-content :is(pre, table, .katex-display)')
  for (const element of elements) watcher.observe(element)
  // The letters of formulas come later, and are of other widths; the boxes around them stay as they are.
  document.fonts.addEventListener('loadingdone', () => elements.forEach(reach))
}

function reach(element: Element): void {
  if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0')
  else element.removeAttribute('tabindex')
}
