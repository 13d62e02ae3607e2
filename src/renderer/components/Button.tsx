import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { Icon } from './Icon.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'className'> {
  readonly kind?: 'plain' | 'primary' | 'quiet'
  readonly big?: boolean
  readonly icon?: LucideIcon
  /** Off, but still reachable by keyboard; `aria-describedby` must say why. */
  readonly unavailable?: boolean
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ kind = 'plain', big, icon, unavailable, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        styles.button,
        kind === 'primary' && !unavailable && styles.primary,
        kind === 'quiet' && styles.quiet,
        big && styles.big,
      )}
      aria-disabled={unavailable === true ? true : undefined}
      {...rest}
    >
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </button>
  )
}

interface ToolButtonProps
  extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'title' | 'aria-label' | 'children'> {
  readonly icon: LucideIcon
  readonly label: string
  /** 20 px with a smaller icon, for rows of text. */
  readonly small?: boolean
  /** The key that does the same, for the tooltip. */
  readonly keys?: string
}

/** A button that is only an icon: 28 px, named by its tooltip. */
export function ToolButton({ icon, label, small, keys, ...rest }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={clsx(styles.tool, small && styles.small)}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
    >
      <Icon of={icon} size={small ? 12 : 16} />
    </button>
  )
}

/** A button that reads like a link within text. */
export function LinkButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button type="button" className={styles.link} {...props} />
}
