/** A mistake on the command line: its message is all that a person needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
