import type { IconNode } from 'lucide'
import { h } from 'preact'

/** A line drawing of the Lucide set, as large as the text around it. It says nothing to screen readers: label what holds it. */
export function Icon({ icon, size = '1.25em' }: { icon: IconNode; size?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      class="icon"
    >
      {icon.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  )
}
