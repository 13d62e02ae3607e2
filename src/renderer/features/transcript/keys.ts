import type { StopKind } from './stops.ts'

/** What a key means in a transcript. Pure, so that it can be tested without a window. */

export interface KeyPress {
  readonly key: string
  /** Ctrl, or Cmd on a Mac. */
  readonly command: boolean
  readonly alt: boolean
  readonly shift: boolean
}

export type TranscriptCommand =
  | { readonly do: 'stop'; readonly kind: StopKind; readonly step: 1 | -1 }
  | { readonly do: 'item'; readonly step: 1 | -1 }
  | { readonly do: 'home' | 'end' }
  /** Folds or unfolds the item that has the focus, or all of the turn. */
  | { readonly do: 'fold' | 'fold-turn' }
  | { readonly do: 'copy-item' | 'copy-turn' }
  | { readonly do: 'raw' | 'outline' | 'follow' }
  | { readonly do: 'find-step'; readonly step: 1 | -1 }

const STOPS: Readonly<Record<string, StopKind>> = { u: 'messages', e: 'failures', d: 'changes' }

/** What to do for a key; null where the transcript has no use for it. */
export function transcriptCommand({ key, command, alt, shift }: KeyPress): TranscriptCommand | null {
  if (alt) return null
  if (command) return key === 'Enter' ? { do: 'raw' } : null
  const step = shift ? -1 : 1
  const letter = key.toLowerCase()
  const kind = STOPS[letter]
  if (kind !== undefined) return { do: 'stop', kind, step }
  switch (letter) {
    case ']':
      return { do: 'stop', kind: 'turns', step: 1 }
    case '[':
      return { do: 'stop', kind: 'turns', step: -1 }
    case 'j':
      return { do: 'item', step: 1 }
    case 'k':
      return { do: 'item', step: -1 }
    case 'home':
      return { do: 'home' }
    case 'end':
      return { do: 'end' }
    case ' ':
      return shift ? null : { do: 'fold' }
    case 'x':
      return { do: 'fold-turn' }
    case 'c':
      return { do: shift ? 'copy-turn' : 'copy-item' }
    case 'o':
      return { do: 'outline' }
    case 'f':
      return { do: 'follow' }
    case 'f3':
      return { do: 'find-step', step }
    default:
      return null
  }
}
