import { type KeyboardEvent, useState } from 'react'
import type { Suggestion } from './suggest.ts'
import { useSuggestions } from './use-suggestions.ts'

interface Completion {
  readonly suggestions: readonly Suggestion[]
  /** -1 for none. */
  readonly active: number
  /** Says where the caret stands after something was typed; null when the field has lost the focus. */
  readonly typed: (caret: number | null) => void
  /** Takes the keys of the suggestions. @returns whether it did something. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/**
 * Offers what could be typed next. It stays out of the way of plain text: Enter searches and the arrows walk through
 * what was found, unless somebody goes into the suggestions (Alt and the down arrow), or there is nothing else to walk
 * through. Tab takes the first one, Esc puts them away.
 * @param walks whether there are results that the arrows walk through
 */
export function useCompletion(text: string, walks: boolean, take: (suggestion: Suggestion) => void): Completion {
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState({ text, index: -1 })
  const suggestions = useSuggestions(text, caret)
  // Other suggestions begin with none chosen.
  const active = at.text === text ? Math.min(at.index, suggestions.length - 1) : -1
  const step = (index: number) => setAt({ text, index })
  const choose = (one: Suggestion | undefined): boolean => {
    if (one === undefined) return false
    setAt({ text: '', index: -1 })
    setCaret(one.kind === 'field' ? one.caret : null)
    take(one)
    return true
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const { key, altKey } = event
    if (suggestions.length === 0 || event.nativeEvent.isComposing) return false
    const inside = active >= 0
    if (key === 'ArrowDown' && (inside || altKey || !walks)) step(Math.min(active + 1, suggestions.length - 1))
    else if (key === 'ArrowUp' && inside) step(active - 1)
    else if (key === 'Enter' && inside && !altKey) return choose(suggestions[active])
    else if (key === 'Tab' && !event.shiftKey && (inside || suggestions[0]?.kind !== 'recent'))
      return choose(suggestions[Math.max(0, active)])
    else if (key === 'Escape' && (inside || suggestions[0]?.kind !== 'recent')) setCaret(null)
    else return false
    return true
  }
  return { suggestions, active, typed: setCaret, onKey }
}
