/** What a plugin can be. */
export const kinds = ['optimizer', 'initializer', 'regularizer', 'schedule', 'transform'] as const

export type Kind = (typeof kinds)[number]

/** Everything that decides what is written. */
export interface Plugin {
  readonly kind: Kind
  /** The name of the package on npm. */
  readonly packageName: string
  /** The name under which the member is exported: camelCase. */
  readonly member: string
  /** The version of Chainrule that it is written for. */
  readonly chainrule: string
}

/** Files by path. */
export type Files = Readonly<Record<string, string>>

/** Why a name of a package will not do, or nothing. */
export function packageNameProblem(name: string): string | undefined {
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) || name.length > 214) {
    return `"${name}" is no name for an npm package: lower-case letters, digits, "-", "." and "_", up to 214 of them.`
  }
  const [scope, base] = name.startsWith('@') ? name.split('/') : ['', name]
  if (scope === '@chainrule') return 'The scope @chainrule belongs to the project; use your own, or none.'
  if (scope === '' && !/^chainrule-plugin-./.test(base)) {
    return `Packages without a scope are called chainrule-plugin-…, so that people find them: chainrule-plugin-${base}.`
  }
  if (scope !== '' && !/^chainrule-./.test(base)) {
    return `Packages with a scope are called ${scope}/chainrule-…, so that people find them: ${scope}/chainrule-${base}.`
  }
  return undefined
}

/** Why a name of a member will not do, or nothing. */
export function memberProblem(member: string): string | undefined {
  if (/^[a-z][A-Za-z0-9]*$/.test(member) && !reserved.has(member)) return undefined
  return `"${member}" cannot be exported: use camelCase letters and digits, such as signedMomentum, and no word of the language.`
}

/** The member that a package name suggests: `chainrule-plugin-signed-momentum` holds `signedMomentum`. */
export function memberOf(packageName: string): string {
  const base = packageName.replace(/^@[^/]*\//, '').replace(/^chainrule-(plugin-)?/, '')
  return base.replace(/[-._]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase())
}

/** The name of a file for a member: `signed-momentum`. */
export function fileOf(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null package return static super switch this throw true try typeof var void while with yield await'.split(
    ' ',
  ),
)
