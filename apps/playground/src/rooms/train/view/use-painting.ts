import { effect } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/**
 * Paints when one of `inputs` is another, and whenever a signal changes that `paint` reads: at once, and without rendering the
 * component anew.
 */
export function usePainting(paint: () => void, inputs: readonly unknown[]): void {
  useLayoutEffect(() => effect(() => paint()), inputs)
}
