/**
 * Lets the keyboard reach what scrolls sideways: code, tables and formulas that are wider than the page. They become places to
 * stop at while they scroll, and are none otherwise.
 */
export function reachScrollers(): void {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
      else target.removeAttribute('tabindex')
    }
  })
  for (const element of document.querySelectorAll('.sl-markdown-content :is(pre, table, .katex-display)')) {
    watcher.observe(element)
  }
}
