/** Keeps something for the next visit; where storage is refused or full (private windows), it is forgotten. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`chainrule.${name}`, value)
  } catch {
    // Nothing depends on it.
  }
}

/** Forgets what was kept under a name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(`chainrule.${name}`)
  } catch {
    // Where storage is refused, nothing was kept.
  }
}

/** What was kept under a name, or null. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`chainrule.${name}`)
  } catch {
    return null
  }
}
