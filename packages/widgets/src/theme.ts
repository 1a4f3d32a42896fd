import { signal } from '@preact/signals'

/** What a person chose; `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark'

/** The choice in force. Whoever shows a page writes it to the root element as `data-theme`. */
export const themeChoice = signal<ThemeChoice>('system')

/** Counts the changes of the colours in force; what is drawn on a canvas reads it to be drawn again. */
export const themeVersion = signal(0)

const known = new Map<string, string>()
let probe: HTMLElement | null = null

/** A colour of the design as canvases take it: `colorOf('--accent')` is `rgb(…)` of the theme in force. */
export function colorOf(property: `--${string}`): string {
  const key = `${themeVersion.value} ${property}`
  const found = known.get(key)
  if (found) return found
  if (!probe) {
    probe = document.createElement('span')
    probe.hidden = true
    document.body.append(probe)
  }
  probe.style.color = `var(${property})`
  const color = getComputedStyle(probe).color
  known.set(key, color)
  return color
}

/** Follows the person's choice and the device; call it once, where the page starts. Returns what ends it. */
export function followTheme(): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)')
  const repaint = () => {
    known.clear()
    themeVersion.value++
  }
  device.addEventListener('change', repaint)
  const stop = themeChoice.subscribe((choice) => {
    if (choice === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = choice
    repaint()
  })
  return () => {
    stop()
    device.removeEventListener('change', repaint)
  }
}
