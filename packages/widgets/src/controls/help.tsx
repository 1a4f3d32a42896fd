import { CircleQuestionMark } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import { messages } from '../language.ts'
import { usePopover } from './use-popover.ts'

const words = messages({
  en: { help: 'Help', about: (what: string) => `Help: ${what}` },
  pt: { help: 'Ajuda', about: (what) => `Ajuda: ${what}` },
})

/** A question mark that opens an explanation; it works by mouse, touch and keyboard, and Escape closes it. */
export function Help({ about, children }: { about?: string; children: ComponentChildren }) {
  const { anchor, popover, id } = usePopover<HTMLButtonElement>()
  return (
    <>
      <button ref={anchor} type="button" class="help" popovertarget={id}>
        <Icon icon={CircleQuestionMark} size="1rem" />
        <span class="visually-hidden">{about ? words.value.about(about) : words.value.help}</span>
      </button>
      <div ref={popover} id={id} popover="auto" class="help-text">
        {children}
      </div>
    </>
  )
}
