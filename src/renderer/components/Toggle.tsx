import clsx from 'clsx'
import type { ComponentProps } from 'react'
import styles from './Toggle.module.css'

interface ToggleProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'aria-pressed'> {
  readonly on: boolean
  /** For one that stands by itself. */
  readonly framed?: boolean
}

/** A word that is pressed or not: narrows what is shown. */
export function Toggle({ on, framed = false, ...rest }: ToggleProps) {
  return <button type="button" className={clsx(styles.toggle, framed && styles.framed)} aria-pressed={on} {...rest} />
}
