import type { ComponentProps } from 'react'
import styles from './Toggle.module.css'

interface ToggleProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'aria-pressed'> {
  readonly on: boolean
}

/** A word that is pressed or not: narrows what is shown. */
export function Toggle({ on, ...rest }: ToggleProps) {
  return <button type="button" className={styles.toggle} aria-pressed={on} {...rest} />
}
