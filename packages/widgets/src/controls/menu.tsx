import type { IconNode } from 'lucide'
import { Icon } from '../icon.tsx'
import { Button } from './button.tsx'
import { usePopover } from './use-popover.ts'

/** One thing to do. */
export interface MenuItem {
  readonly label: string
  readonly icon?: IconNode
  onChoose(): void
}

/** A button that opens a list of things to do; choosing one closes it. */
export function Menu({ label, icon, items }: { label: string; icon?: IconNode; items: readonly MenuItem[] }) {
  const { anchor, popover, id } = usePopover<HTMLButtonElement>()
  return (
    <>
      <button ref={anchor} type="button" class="button normal" popovertarget={id}>
        {icon && <Icon icon={icon} />}
        <span>{label}</span>
      </button>
      <div ref={popover} id={id} popover="auto" class="menu-items">
        {items.map((item) => (
          <Button
            key={item.label}
            look="quiet"
            icon={item.icon}
            onClick={() => {
              popover.current?.hidePopover()
              item.onChoose()
            }}
          >
            {item.label}
          </Button>
        ))}
      </div>
    </>
  )
}
