import { messages } from '@chainrule/widgets'
import { en } from './messages.en.ts'
import { pt } from './messages.pt.ts'

/** The words of the room of digits. */
export const words = messages({ en, pt })
