import type { KeyLine } from '../../util/action.ts'

/** What a key means in the thread list. Pure, so that it can be tested without a window. */

const group = 'List'
/** The keys of the list, as the shortcut sheet names them. */
export const listKeyLines: readonly KeyLine[] = [
  { group, name: 'Next, previous thread', keys: ['ArrowDown', 'ArrowUp'] },
  { group, name: 'First, last', keys: ['Home', 'End'] },
  { group, name: 'Page down, up', keys: ['PageDown', 'PageUp'] },
  { group, name: 'Jump by first letters, A to Z', keys: ['A', 'Z'] },
  { group, name: 'Go into the thread', keys: ['Enter'] },
  { group, name: 'Select more, fewer', keys: ['Shift+ArrowDown', 'Shift+ArrowUp'] },
  { group, name: 'Select the thread besides others, or not', keys: ['Mod+Space'] },
  { group, name: 'Move without selecting', keys: ['Mod+ArrowDown', 'Mod+ArrowUp'] },
  { group, name: 'Select all threads of the list', keys: ['Mod+A'] },
  { group, name: 'Clear the selection', keys: ['Escape'] },
]
/** The keys of the field above it. */
export const filterKeyLines: readonly KeyLine[] = [{ group, name: 'In the filter: clear, then back', keys: ['Escape'] }]

export interface KeyPress {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly shift: boolean
}

export interface ListPlace {
  /** The chosen row; null where none is. */
  readonly active: number | null
  readonly total: number
  /** Rows that fit on a page. */
  readonly page: number
  /** Threads that are selected besides the chosen row. */
  readonly selected: number
}

export type ListCommand =
  /** `extend` selects the rows on the way, `move` leaves the selection as it is; to go lets go of it. */
  | { readonly do: 'go' | 'extend' | 'move'; readonly index: number }
  | { readonly do: 'toggle' | 'all' | 'unselect' }
  | { readonly do: 'open' }
  | { readonly do: 'filter' }
  | { readonly do: 'type'; readonly char: string }

function target(key: string, { active, total, page }: ListPlace): number | null {
  switch (key) {
    case 'ArrowDown':
      return active === null ? 0 : active + 1
    case 'ArrowUp':
      return active === null ? 0 : active - 1
    case 'PageDown':
      return active === null ? 0 : active + Math.max(1, page - 1)
    case 'PageUp':
      return active === null ? 0 : active - Math.max(1, page - 1)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}

/** What to do for a key; null where the list has no use for it. */
export function listCommand(press: KeyPress, place: ListPlace): ListCommand | null {
  if (press.alt) return null
  const mod = press.ctrl || press.meta
  const to = target(press.key, place)
  if (to !== null) {
    if (place.total === 0) return null
    return { do: press.shift ? 'extend' : mod ? 'move' : 'go', index: Math.min(place.total - 1, Math.max(0, to)) }
  }
  if (mod) return withMod(press, place)
  if (press.key === 'Escape') return place.selected === 0 ? null : { do: 'unselect' }
  if (press.key === 'Enter') return place.total === 0 ? null : { do: 'open' }
  if (press.key === '/') return { do: 'filter' }
  // `?` asks for help everywhere; every other single character belongs to type-ahead.
  if (press.key !== '?' && Array.from(press.key).length === 1) return { do: 'type', char: press.key }
  return null
}

function withMod({ key, shift }: KeyPress, { active, total }: ListPlace): ListCommand | null {
  if (shift || total === 0) return null
  if (key === ' ') return active === null ? null : { do: 'toggle' }
  return key.toLowerCase() === 'a' ? { do: 'all' } : null
}

const PAUSE_MS = 800

export interface Typed {
  readonly text: string
  /** When the last character came, ms. */
  readonly at: number
}

/** Type-ahead: characters within 0.8 s of each other make one word. A leading blank is no beginning. */
export function typeOn(before: Typed, char: string, now: number): Typed {
  const text = (now - before.at > PAUSE_MS ? '' : before.text) + char
  return { text: text.trimStart().slice(0, 100), at: now }
}

/**
 * Where type-ahead looks first. One letter, again and again, goes on to the next; a longer word may stay where it is.
 */
export function typeAheadFrom(
  typed: string,
  active: number | null,
): { readonly prefix: string; readonly from: number } {
  const letters = Array.from(typed)
  const same = letters.every(letter => letter === letters[0])
  if (same) return { prefix: letters[0] ?? '', from: active === null ? 0 : active + 1 }
  return { prefix: typed, from: active ?? 0 }
}
