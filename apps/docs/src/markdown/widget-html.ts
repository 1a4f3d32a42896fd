import { escapeHtml } from './escape-html.ts'

/**
 * `trajectory optimizer=adam` as an element that the page brings to life: first the kind, then options. An option may
 * have several words in quotes; what follows on further lines describes the widget to those who cannot see it.
 */
export function widgetHtml(source: string, language: 'en' | 'pt'): string {
  const [first = '', ...description] = source.trim().split('\n')
  const [kind, ...options] = first.match(/[^\s"]+"[^"]*"|\S+/g) ?? []
  const attributes = options.map((option) => {
    const [name, value = ''] = option.split(/=(.*)/s)
    return ` data-${name}="${escapeHtml(value.replaceAll('"', ''))}"`
  })
  const caption = description.join(' ').trim()
  return `<chain-widget class="not-content" data-kind="${kind}" data-language="${language}"${attributes.join('')}>${
    caption ? `<p class="widget-caption">${escapeHtml(caption)}</p>` : ''
  }</chain-widget>`
}
