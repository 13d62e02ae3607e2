import type { KeyLine } from '../../util/action.ts'

/** What a key means in the table of lines. */

const group = 'Raw'
/** The keys of the table, as the shortcut sheet names them. */
export const rawKeyLines: readonly KeyLine[] = [
  { group, name: 'Next, previous line', keys: ['ArrowDown', 'ArrowUp'] },
  { group, name: 'Choose more lines', keys: ['Shift+ArrowDown', 'Shift+ArrowUp'] },
  { group, name: 'Next, previous problem', keys: ['N', 'Shift+N'] },
  { group, name: 'Problems only, all lines', keys: ['P'] },
  { group, name: 'Go to a line', keys: ['G'] },
  { group, name: 'Show in the transcript', keys: ['Enter'] },
]

export type RawCommand =
  /** With `extend`, all lines from where one was are chosen. */
  | { readonly do: 'go'; readonly row: number; readonly extend: boolean }
  | { readonly do: 'problem'; readonly direction: 1 | -1 }
  | { readonly do: 'filter' }
  | { readonly do: 'field' }
  | { readonly do: 'item' }

interface Press {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly shift: boolean
}

interface Place {
  /** The chosen row, from 0; -1 for none. */
  readonly row: number
  /** Of rows. */
  readonly total: number
  /** Lines that fit into the table at once. */
  readonly page: number
}

/** @returns null for keys that the table has no use for. */
export function rawCommand(press: Press, { row, total, page }: Place): RawCommand | null {
  if (press.alt || press.meta) return null
  if (press.ctrl && press.key !== 'Home' && press.key !== 'End') return null
  switch (press.key) {
    case 'n':
    case 'N':
      return { do: 'problem', direction: press.shift ? -1 : 1 }
    case 'p':
    case 'P':
      return { do: 'filter' }
    case 'g':
    case 'G':
      return { do: 'field' }
    case 'Enter':
      return { do: 'item' }
    default: {
      const steps: Readonly<Record<string, number>> = {
        ArrowDown: row + 1,
        ArrowUp: row - 1,
        PageDown: row + Math.max(1, page - 1),
        PageUp: row - Math.max(1, page - 1),
        Home: 0,
        End: total - 1,
      }
      const to = steps[press.key]
      return to === undefined || total === 0
        ? null
        : { do: 'go', row: Math.min(total - 1, Math.max(0, to)), extend: press.shift }
    }
  }
}

/** The line that is meant by what stands in the field; null for what is no line of the file. Blanks and commas are left out. */
export function lineOfField(text: string, total: number): number | null {
  const digits = text.replace(/[\s,._']/g, '')
  if (!/^\d{1,9}$/.test(digits)) return null
  const line = Number(digits)
  return line >= 1 && line <= total ? line : null
}
