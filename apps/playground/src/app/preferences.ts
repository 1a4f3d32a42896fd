import {
  followTheme,
  type Language,
  language,
  languages,
  preferredLanguage,
  type ThemeChoice,
  themeChoice,
} from '@chainrule/widgets'
import { recall, remember } from './remember.ts'

/** Language and theme: from the last visit, else from the browser; kept when they are changed. */
export function startPreferences(): void {
  const kept = recall('language')
  language.value =
    kept !== null && Object.hasOwn(languages, kept) ? (kept as Language) : preferredLanguage(navigator.languages)
  const theme = recall('theme')
  if (theme === 'light' || theme === 'dark') themeChoice.value = theme
  followTheme()
  language.subscribe((chosen) => {
    document.documentElement.lang = languages[chosen].tag
  })
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen
  remember('language', chosen)
}

export function chooseTheme(chosen: ThemeChoice): void {
  themeChoice.value = chosen
  remember('theme', chosen)
}
