import { CircleAlert, CircleCheck, Info, X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import { messages } from '../language.ts'
import { Button } from './button.tsx'

const icons = { info: Info, good: CircleCheck, warning: CircleAlert, bad: CircleAlert }

const words = messages({ en: { close: 'Close the message' }, pt: { close: 'Fechar a mensagem' } })

/** A message where it belongs; what went wrong is read out at once. */
export function Notice({
  kind = 'info',
  onClose,
  children,
}: {
  kind?: keyof typeof icons
  /** Shows a button to close it. */
  onClose?: () => void
  children: ComponentChildren
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon icon={icons[kind]} />
      <div class="notice-text">{children}</div>
      {onClose && (
        <Button icon={X} iconOnly look="quiet" onClick={onClose}>
          {words.value.close}
        </Button>
      )}
    </div>
  )
}
