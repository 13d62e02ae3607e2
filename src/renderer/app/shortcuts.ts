import { startScan } from '../features/engine/index.ts'
import { openHelp } from '../features/help/index.ts'
import { showPage } from '../features/pages/index.ts'
import { focusSearch } from '../features/search/index.ts'
import { endFind, findInThread, findOn, goBack, goForward } from '../features/thread/index.ts'
import { focusFilter, focusList } from '../features/threads/index.ts'
import { currentPane, cyclePane } from './panes.ts'
import { closeOverlay, shellStore, showSingle, toggleSidebar } from './shell-store.ts'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text'
}

function goToSearch(): void {
  showPage('search')
  showSingle('list')
  requestAnimationFrame(focusSearch)
}

function goBackToList(): boolean {
  if (shellStore.getState().overlay) {
    closeOverlay()
    focusList()
    return true
  }
  if (currentPane() === 'list') return false
  showSingle('list')
  // After the list is on screen again.
  requestAnimationFrame(focusList)
  return true
}

/** @returns whether the key did something. */
function act(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'F6':
      cyclePane(event.shiftKey ? -1 : 1)
      return true
    case 'F1':
      openHelp('modes')
      return true
    case 'F5':
      void startScan()
      return true
    case 'F3':
      return findOn(event.shiftKey ? -1 : 1)
    case 'F':
    case 'f':
      if (command && event.shiftKey) {
        goToSearch()
        return true
      }
      return command && !event.shiftKey && !event.altKey && findInThread()
    case 'Escape':
      return (currentPane() === 'thread' && endFind()) || goBackToList()
    case 'ArrowLeft':
      if (!event.altKey) return false
      goBack()
      return true
    case 'ArrowRight':
      if (!event.altKey) return false
      goForward()
      return true
    case 'b':
      if (!command) return false
      toggleSidebar()
      return true
    case '?':
      if (command || event.altKey || isTyping(event.target)) return false
      openHelp('keys')
      return true
    case '/':
      if (command || event.altKey || isTyping(event.target)) return false
      showSingle('list')
      requestAnimationFrame(focusFilter)
      return true
    default:
      return false
  }
}

/** Begins to listen to the keys that work anywhere. @returns a function that stops. */
export function followKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog has the keys to itself.
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
    if (act(event)) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
