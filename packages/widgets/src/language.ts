import type { Text } from '@chainrule/autograd'
import { computed, type ReadonlySignal, signal } from '@preact/signals'

/** The languages that everything is written in. */
export type Language = keyof Text

/** Their names as they call themselves, and as HTML wants them. */
export const languages: { readonly [L in Language]: { readonly name: string; readonly tag: string } } = {
  en: { name: 'English', tag: 'en' },
  pt: { name: 'Português', tag: 'pt-BR' },
}

/** The language in force. Setting it changes every text that was made with {@link messages}. */
export const language = signal<Language>('en')

/**
 * Texts in every language: plain strings, and functions where numbers or names go into them.
 *
 * English decides which messages there are; one that is missing in another language is an error of types.
 *
 * @example
 * ```typescript
 * import { language, messages } from '@chainrule/widgets'
 *
 * const words = messages({
 *   en: { steps: (count: number) => `${count} steps` },
 *   pt: { steps: (count) => `${count} passos` },
 * })
 * language.value = 'pt'
 * console.log(words.value.steps(3)) // 3 passos
 * ```
 */
export function messages<M>(written: { readonly en: M; readonly pt: NoInfer<M> }): ReadonlySignal<M> {
  return computed(() => written[language.value])
}

/** A text of a plugin in the language in force. */
export function inLanguage(text: Text): string {
  return text[language.value]
}

/** The first of a person's languages that there is, English where there is none. */
export function preferredLanguage(tags: readonly string[]): Language {
  const known = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => Object.hasOwn(languages, tag))
  return (known ?? 'en') as Language
}
