/** One line for people, in both languages of the project. */
export interface Words {
  readonly en: string
  readonly pt: string
}

/** What a member is for. */
export type Kind =
  | 'initializer'
  | 'optimizer'
  /** Goes into a chain: changes gradients before the rule, or the change after it. */
  | 'transform'
  /** Stands around another optimizer. */
  | 'wrapper'
  | 'schedule'
  | 'regularizer'

/** A number that a member takes. */
export interface MemberNumber {
  readonly name: string
  /** As in the paper: β₁. */
  readonly symbol: string | null
  /** Null where the user must choose. */
  readonly default: number | null
  /** As in `[0, 1)`. */
  readonly range: string
  readonly whole: boolean
  readonly scale: 'linear' | 'log'
  readonly text: Words
}

/** Where a member comes from. */
export interface Paper {
  /** The sentence of the docstring that cites it. */
  readonly citation: string
  readonly year: number | null
  readonly url: string | null
}

/** A member of a family, as documentation and menus need it. */
export interface Member {
  /** The name under which its package exports it. */
  readonly name: string
  readonly kind: Kind
  readonly package: string
  /** Path of its source in the repository. */
  readonly source: string
  readonly text: Words
  /** First sentence of its docstring. */
  readonly summary: string
  /** As in the docstring, line by line. */
  readonly formula: string
  /** Everything else that the docstring says, without the example. */
  readonly remarks: string
  readonly example: string
  readonly paper: Paper
  readonly hyperparameters: readonly MemberNumber[]
  /** Options by the name of the framework whose numbers they are. */
  readonly presets: { readonly [framework: string]: { readonly [name: string]: unknown } }
  /** What the caller must provide beside gradients. */
  readonly needs: readonly string[]
  /** Numbers that an optimizer remembers for each element of a 64 × 64 parameter; null where it depends on others. */
  readonly statePerElement: number | null
  /** `core` is what this project keeps up; plugins outside are `community`. */
  readonly tier: 'core' | 'community'
}
