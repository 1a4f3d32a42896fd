import type { RefObject } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

/** What a popover and the button that opens it share. */
export interface PopoverParts<B extends HTMLElement> {
  readonly anchor: RefObject<B | null>
  readonly popover: RefObject<HTMLDivElement | null>
  /** Of the popover, for `popovertarget`. */
  readonly id: string
}

/** Keeps a popover of the browser at the button that opens it. */
export function usePopover<B extends HTMLElement>(): PopoverParts<B> {
  const id = useId()
  const anchor = useRef<B>(null)
  const popover = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shown = popover.current
    const place = (event: Event) => {
      if ((event as ToggleEvent).newState === 'open' && shown && anchor.current) placeBelow(shown, anchor.current)
    }
    shown?.addEventListener('toggle', place)
    return () => shown?.removeEventListener('toggle', place)
  }, [])
  return { anchor, popover, id }
}

/** Under what opened it, or above where there is no room, and inside the window. */
function placeBelow(popover: HTMLElement, anchor: HTMLElement): void {
  const gap = 6
  const { left, top, bottom, width } = anchor.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = popover
  const x = Math.max(gap, Math.min(left + width / 2 - offsetWidth / 2, innerWidth - offsetWidth - gap))
  const below = bottom + gap + offsetHeight <= innerHeight
  popover.style.left = `${x}px`
  popover.style.top = `${below ? bottom + gap : Math.max(gap, top - gap - offsetHeight)}px`
}
