import { signal } from '@preact/signals'

/** How often rooms were begun anew; a new number makes a new room. */
export const restarts = signal(0)
