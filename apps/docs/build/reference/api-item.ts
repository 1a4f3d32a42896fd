/** A part of a signature; references say what they refer to, as in `@chainrule/autograd!Tensor:class`. */
interface ApiToken {
  readonly kind: 'Content' | 'Reference'
  readonly text: string
  readonly canonicalReference?: string
}

/** What api-extractor writes of an export, or of a member of one, as far as the pages use it. */
export interface ApiItem {
  readonly kind: string
  readonly name: string
  readonly docComment: string
  readonly excerptTokens: readonly ApiToken[]
  readonly members?: readonly ApiItem[]
}
