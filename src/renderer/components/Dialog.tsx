import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { ToolButton } from './Button.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Stands between the title and the close button. */
  readonly tools?: ReactNode
  /** Px. */
  readonly width?: number
  readonly children: ReactNode
}

/** A modal dialog: the browser's own, so that focus, Esc and what lies behind are handled by it. */
export function Dialog({ title, onClose, tools, width = 720, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    const before = document.activeElement
    element.showModal()
    element.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it as Esc does
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={{ width: `min(${width}px, 100vw - 48px)` }}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.head}>
        <h1 className={styles.title} id={id}>
          {title}
        </h1>
        {tools}
        <ToolButton icon={X} label="Close" keys="Esc" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll by keyboard */}
      <section className={styles.body} tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
    </dialog>
  )
}
