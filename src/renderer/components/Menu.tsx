import { Check, type LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ToolButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'

interface Choice {
  readonly label: string
  readonly choose: () => void
  readonly testId?: string | undefined
}

export type MenuChoice =
  | (Choice & { readonly kind?: 'radio'; readonly checked: boolean })
  /** Stays open: one may want to switch more than one. */
  | (Choice & { readonly kind: 'check'; readonly checked: boolean })
  | (Choice & { readonly kind: 'action'; readonly icon?: LucideIcon; readonly keys?: string })

export interface MenuGroup {
  readonly label: string
  readonly testId?: string | undefined
  readonly choices: readonly MenuChoice[]
}

interface MenuProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly testId?: string
  /** 20 px, for rows of text. */
  readonly small?: boolean
}

const ROLES = { radio: 'menuitemradio', check: 'menuitemcheckbox', action: 'menuitem' } as const

function step(menu: HTMLElement, key: string): void {
  const items = Array.from(menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'))
  const focused = document.activeElement
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key]
  if (next === undefined || items.length === 0) return
  items[(next + items.length) % items.length]?.focus()
}

function Item({ choice, close }: { readonly choice: MenuChoice; readonly close: () => void }) {
  const kind = choice.kind ?? 'radio'
  const checked = choice.kind === 'action' ? undefined : choice.checked
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only the roles that can be checked are
    <button
      type="button"
      role={ROLES[kind]}
      aria-checked={checked}
      tabIndex={-1}
      className={styles.item}
      data-testid={choice.testId}
      onClick={() => {
        // First, so that what it opens may take the focus.
        if (kind !== 'check') close()
        choice.choose()
      }}
    >
      <span className={styles.tick}>
        {checked === true && <Icon of={Check} />}
        {choice.kind === 'action' && choice.icon !== undefined && <Icon of={choice.icon} />}
      </span>
      <span className={styles.label}>{choice.label}</span>
      {choice.kind === 'action' && choice.keys !== undefined && <Kbd>{choice.keys}</Kbd>}
    </button>
  )
}

/** A button with a menu of choices, switches or actions. Arrows move, Esc closes and returns the focus. */
export function Menu({ icon, label, groups, testId, small = false }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const first =
      menu.current?.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]') ??
      menu.current?.querySelector<HTMLElement>('[role^="menuitem"]')
    first?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false)
    }
    // What it hangs on may be elsewhere then, or nowhere.
    const moved = () => setOpen(false)
    document.addEventListener('pointerdown', outside, true)
    window.addEventListener('resize', moved)
    return () => {
      document.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('resize', moved)
    }
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
        small={small}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className={styles.menu} role="menu" id={id} ref={menu} aria-label={label}>
          {groups.map(group => (
            // biome-ignore lint/a11y/useSemanticElements: a group of menu items, not of form fields
            <div
              className={styles.group}
              role="group"
              aria-label={group.label}
              data-testid={group.testId}
              key={group.label}
            >
              {group.choices.map(choice => (
                <Item choice={choice} close={close} key={choice.label} />
              ))}
            </div>
          ))}
        </div>
      )}
    </span>
  )
}
