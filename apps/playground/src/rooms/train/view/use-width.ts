import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** The width of an element in pixels of the page, as long as it stands there; 0 before. */
export function useWidth(element: RefObject<HTMLElement | null>): ReadonlySignal<number> {
  const width = useSignal(0)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const watcher = new ResizeObserver(() => {
      width.value = current.clientWidth
    })
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [element, width])
  return width
}
