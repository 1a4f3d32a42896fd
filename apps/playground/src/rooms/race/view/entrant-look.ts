/** How an entrant is told from the others: by colour, beyond eight by a dashed line as well. */
export function entrantLook(entrant: number): { readonly color: `--${string}`; readonly dashed: boolean } {
  return { color: `--series-${(entrant % 8) + 1}` as `--${string}`, dashed: entrant >= 8 }
}
