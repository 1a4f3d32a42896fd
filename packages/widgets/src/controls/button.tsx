import type { IconNode } from 'lucide'
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

/** What a button looks like, beside what every button takes. */
export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon'> {
  icon?: IconNode
  /** `primary` for the one thing to do next, `quiet` where many stand together. @default 'normal' */
  look?: 'normal' | 'primary' | 'quiet'
  /** Shows the icon alone; the children then are its name. @default false */
  iconOnly?: boolean
  /** For a button that stays pressed. */
  pressed?: boolean
  children: ComponentChildren
}

/** A button with words, an icon, or both. */
export function Button({ icon, look = 'normal', iconOnly = false, pressed, children, ...others }: ButtonProps) {
  return (
    <button
      type="button"
      {...others}
      class={`button ${look}${iconOnly ? ' icon-only' : ''} ${others.class ?? ''}`}
      aria-pressed={pressed}
      title={iconOnly && typeof children === 'string' ? children : undefined}
    >
      {icon && <Icon icon={icon} />}
      <span class={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
    </button>
  )
}
