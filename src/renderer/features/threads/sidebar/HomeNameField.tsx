import { useRef } from 'react'
import styles from './Homes.module.css'

interface HomeNameFieldProps {
  readonly value: string
  /** What it is called without a name. */
  readonly placeholder: string
  /** @param name null where the person gave it up. */
  readonly onDone: (name: string | null) => void
}

/** In place of a home's row while it is renamed: Enter takes the name, Esc gives it up. */
export function HomeNameField({ value, placeholder, onDone }: HomeNameFieldProps) {
  const done = useRef(false)
  const end = (name: string | null) => {
    if (done.current) return
    done.current = true
    onDone(name)
  }
  return (
    <input
      className={styles.field}
      aria-label="Name of the home"
      data-testid="home-name"
      maxLength={100}
      defaultValue={value}
      placeholder={placeholder}
      ref={element => {
        if (element === null || element === document.activeElement) return
        element.focus()
        element.select()
      }}
      onBlur={event => end(event.target.value)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}
