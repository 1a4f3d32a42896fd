import { CircleQuestionMark } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { messages } from '../language.ts'

const words = messages({
  en: { help: 'Help', about: (what: string) => `Help: ${what}` },
  pt: { help: 'Ajuda', about: (what) => `Ajuda: ${what}` },
})

/** A question mark that opens an explanation; it works by mouse, touch and keyboard, and Escape closes it. */
export function Help({ about, children }: { about?: string; children: ComponentChildren }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shown = popover.current
    const place = (event: Event) => {
      if ((event as ToggleEvent).newState === 'open' && shown && button.current) placeBelow(shown, button.current)
    }
    shown?.addEventListener('toggle', place)
    return () => shown?.removeEventListener('toggle', place)
  }, [])
  return (
    <>
      <button ref={button} type="button" class="help" popovertarget={id}>
        <Icon icon={CircleQuestionMark} size="1rem" />
        <span class="visually-hidden">{about ? words.value.about(about) : words.value.help}</span>
      </button>
      <div ref={popover} id={id} popover="auto" class="help-text">
        {children}
      </div>
    </>
  )
}

/** Puts an open popover under what opened it, or above where there is no room, and inside the window. */
function placeBelow(popover: HTMLElement, anchor: HTMLElement): void {
  const gap = 6
  const { left, top, bottom, width } = anchor.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = popover
  const x = Math.max(gap, Math.min(left + width / 2 - offsetWidth / 2, innerWidth - offsetWidth - gap))
  const below = bottom + gap + offsetHeight <= innerHeight
  popover.style.left = `${x}px`
  popover.style.top = `${below ? bottom + gap : Math.max(gap, top - gap - offsetHeight)}px`
}
