import { Check, type LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ToolButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './Menu.module.css'

export interface MenuChoice {
  readonly label: string
  readonly checked: boolean
  readonly choose: () => void
}

interface MenuProps {
  readonly icon: LucideIcon
  readonly label: string
  /** Groups of choices; within a group exactly one is checked. */
  readonly groups: readonly { readonly label: string; readonly choices: readonly MenuChoice[] }[]
}

function step(menu: HTMLElement, key: string): void {
  const items = Array.from(menu.querySelectorAll<HTMLElement>('[role="menuitemradio"]'))
  const focused = document.activeElement
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key]
  if (next === undefined || items.length === 0) return
  items[(next + items.length) % items.length]?.focus()
}

/** A button with a menu of radio choices. Arrows move, Esc closes and returns the focus. */
export function Menu({ icon, label, groups }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    menu.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [open])

  const close = () => {
    setOpen(false)
    anchor.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || menu.current === null) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') setOpen(false)
    else step(menu.current, event.key)
    if (event.key !== 'Tab') event.stopPropagation()
    if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the controls within
    <span className={styles.anchor} ref={anchor} onKeyDown={onKeyDown}>
      <ToolButton
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className={styles.menu} role="menu" id={id} ref={menu} aria-label={label}>
          {groups.map(group => (
            // biome-ignore lint/a11y/useSemanticElements: a group of menu items, not of form fields
            <div className={styles.group} role="group" aria-label={group.label} key={group.label}>
              {group.choices.map(choice => (
                <button
                  type="button"
                  role="menuitemradio"
                  aria-checked={choice.checked}
                  tabIndex={-1}
                  className={styles.item}
                  key={choice.label}
                  onClick={() => {
                    choice.choose()
                    close()
                  }}
                >
                  <span className={styles.tick}>{choice.checked && <Icon of={Check} />}</span>
                  {choice.label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </span>
  )
}
