import { actOn } from '../util/action.ts'
import { windowKeys } from './actions.ts'

const NO_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'range'])

/** Whether keys without Ctrl are text to the element. */
function isTyping(target: EventTarget | null): boolean {
  const field = target instanceof HTMLInputElement && !NO_TEXT.has(target.type)
  return field || target instanceof HTMLTextAreaElement
}

/** Begins to listen to the keys that work anywhere. @returns a function that stops. */
export function followKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog has the keys to itself.
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && isTyping(event.target)) return
    if (actOn(windowKeys, event)) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
