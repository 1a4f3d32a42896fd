import { language } from '@chainrule/widgets'
import { suiteTitles } from '../suite-titles.ts'

/** What a case of the suite tests, in the language in force; in English where it is not known. */
export function titleIn(id: string, title: string): string {
  return language.value === 'pt' && Object.hasOwn(suiteTitles, id) ? suiteTitles[id] : title
}
