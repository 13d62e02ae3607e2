import { type Chord, isChord, type Press } from '../../util/action.ts'
import type { StopKind } from './stops.ts'

/** What a key means in a transcript. Pure, so that it can be tested without a window. */

export type TranscriptCommand =
  | { readonly do: 'stop'; readonly kind: StopKind; readonly step: 1 | -1 }
  | { readonly do: 'item'; readonly step: 1 | -1 }
  | { readonly do: 'home' | 'end' }
  /** Folds or unfolds the item that has the focus, or all of the turn. */
  | { readonly do: 'fold' | 'fold-turn' }
  | { readonly do: 'copy-item' | 'copy-turn' }
  | { readonly do: 'raw' | 'outline' | 'follow' }
  | { readonly do: 'find-step'; readonly step: 1 | -1 }

export interface TranscriptKey {
  readonly id: string
  readonly name: string
  /** The line of the shortcut sheet that it shares with its counterpart. */
  readonly line?: string
  readonly key: Chord
  readonly command: TranscriptCommand
}

function stops(kind: StopKind, name: string, keys: readonly [Chord, Chord]): readonly TranscriptKey[] {
  const line = `Next, previous ${name}`
  const [next, previous] = keys
  return [
    { id: `next-${kind}`, name: `Next ${name}`, line, key: next, command: { do: 'stop', kind, step: 1 } },
    { id: `previous-${kind}`, name: `Previous ${name}`, line, key: previous, command: { do: 'stop', kind, step: -1 } },
  ]
}

const ITEMS = 'Next, previous item'
const ENDS = 'Beginning, end'
const COPY = 'Copy item, turn as Markdown'
const MATCHES = 'Next, previous match'

/** Every key of the transcript. */
export const transcriptKeys: readonly TranscriptKey[] = [
  ...stops('turns', 'turn', [']', '[']),
  ...stops('messages', 'message of yours', ['U', 'Shift+U']),
  ...stops('failures', 'failure', ['E', 'Shift+E']),
  ...stops('changes', 'file change', ['D', 'Shift+D']),
  { id: 'next-item', name: 'Next item', line: ITEMS, key: 'J', command: { do: 'item', step: 1 } },
  { id: 'previous-item', name: 'Previous item', line: ITEMS, key: 'K', command: { do: 'item', step: -1 } },
  { id: 'beginning', name: 'Go to the beginning', line: ENDS, key: 'Home', command: { do: 'home' } },
  { id: 'end', name: 'Go to the end', line: ENDS, key: 'End', command: { do: 'end' } },
  { id: 'fold-item', name: 'Fold or unfold the item', key: 'Space', command: { do: 'fold' } },
  { id: 'fold-turn', name: 'Fold or unfold the turn', key: 'X', command: { do: 'fold-turn' } },
  { id: 'copy-item', name: 'Copy item as Markdown', line: COPY, key: 'C', command: { do: 'copy-item' } },
  { id: 'copy-turn', name: 'Copy turn as Markdown', line: COPY, key: 'Shift+C', command: { do: 'copy-turn' } },
  { id: 'raw-record', name: 'Raw record', key: 'Mod+Enter', command: { do: 'raw' } },
  { id: 'outline', name: 'Show or hide the turns', key: 'O', command: { do: 'outline' } },
  { id: 'follow', name: 'Follow the end', key: 'F', command: { do: 'follow' } },
  { id: 'next-match', name: 'Next match', line: MATCHES, key: 'F3', command: { do: 'find-step', step: 1 } },
  {
    id: 'previous-match',
    name: 'Previous match',
    line: MATCHES,
    key: 'Shift+F3',
    command: { do: 'find-step', step: -1 },
  },
]

/** What to do for a key; null where the transcript has no use for it. */
export function transcriptCommand(press: Press): TranscriptCommand | null {
  return transcriptKeys.find(({ key }) => isChord(key, press))?.command ?? null
}
