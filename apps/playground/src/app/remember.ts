/** Keeps a small choice for the next visit; where storage is refused (private windows), it is forgotten. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`chainrule.${name}`, value)
  } catch {
    // Nothing depends on it.
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
