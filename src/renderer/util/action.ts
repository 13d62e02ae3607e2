/** What the window can do, stated once: keys, the sheet of shortcuts and the palette read the same list. */

/** Keys that are pressed together: `Mod+K`, `Shift+U`, `Alt+ArrowLeft`, `?`. `Mod` is Ctrl, or Cmd on a Mac. */
export type Chord = string

/** A line of the shortcut sheet. */
export interface KeyLine {
  readonly group: string
  readonly name: string
  /** Each is one way to do it. */
  readonly keys: readonly Chord[]
}

/** The group of saved searches, which the palette lists by themselves. */
export const SAVED_GROUP = 'Saved searches'

export interface Action {
  /** Stable: tests and the list of recent choices know it. */
  readonly id: string
  readonly name: string
  /** Where its keys work, as the sheet names it. */
  readonly group: string
  readonly keys: readonly Chord[]
  /** The line of the sheet that it shares with its counterpart: "Next, previous turn". */
  readonly line?: string
  /** Other words that people look for it by. */
  readonly also?: string
  /** Why it cannot be done now, in words; null where it can. */
  readonly why: () => string | null
  readonly run: () => void
  /** The palette leaves it out: it has no meaning there. */
  readonly hidden?: boolean
}

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const MODIFIERS = ['Mod', 'Alt', 'Shift']

function parts(chord: Chord): { readonly key: string; readonly modifiers: readonly string[] } {
  const modifiers: string[] = []
  let key = chord
  for (let at = key.indexOf('+'); at > 0 && MODIFIERS.includes(key.slice(0, at)); at = key.indexOf('+')) {
    modifiers.push(key.slice(0, at))
    key = key.slice(at + 1)
  }
  return { key, modifiers }
}

/** Whether Shift tells two keys apart: with signs it only belongs to how the sign is typed. */
function shiftCounts(key: string): boolean {
  return key.length > 1 || key.toLowerCase() !== key.toUpperCase()
}

/** Whether these keys are the ones that were pressed. */
export function isChord(chord: Chord, press: Press): boolean {
  const { key, modifiers } = parts(chord)
  const pressed = press.key === ' ' ? 'Space' : press.key
  return (
    (key.length === 1 ? pressed.toLowerCase() === key.toLowerCase() : pressed === key) &&
    modifiers.includes('Mod') === (press.ctrlKey || press.metaKey) &&
    modifiers.includes('Alt') === press.altKey &&
    (!shiftCounts(key) || modifiers.includes('Shift') === press.shiftKey)
  )
}

/** The press that a chord stands for. */
export function pressOf(chord: Chord): Press {
  const { key, modifiers } = parts(chord)
  return {
    key: key === 'Space' ? ' ' : key.length === 1 && !modifiers.includes('Shift') ? key.toLowerCase() : key,
    ctrlKey: modifiers.includes('Mod'),
    metaKey: false,
    altKey: modifiers.includes('Alt'),
    shiftKey: modifiers.includes('Shift'),
  }
}

/** The action whose keys these are. */
export function actionFor(actions: readonly Action[], press: Press): Action | undefined {
  return actions.find(action => action.keys.some(chord => isChord(chord, press)))
}

/** Does the action whose keys these are. @returns whether it could be done. */
export function actOn(actions: readonly Action[], press: Press): boolean {
  const action = actionFor(actions, press)
  if (action === undefined || action.why() !== null) return false
  action.run()
  return true
}

const CAPS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  '-': '−',
}
const MAC_CAPS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** What stands on the keys of a chord. */
export function capsOf(chord: Chord, mac: boolean): readonly string[] {
  const { key, modifiers } = parts(chord)
  const cap = (name: string) => (mac ? MAC_CAPS[name] : undefined) ?? CAPS[name] ?? name
  return [...modifiers.map(cap), key.length === 1 ? (CAPS[key] ?? key.toUpperCase()) : cap(key)]
}

/** Whether the window runs on a Mac. */
export function isMac(): boolean {
  return document.documentElement.dataset.platform === 'darwin'
}

export interface SheetGroup {
  readonly group: string
  readonly lines: readonly KeyLine[]
}

/** The sheet of shortcuts: actions that have keys, those with a line in common on one, by group. */
export function sheetOf(parts: readonly (Action | KeyLine)[]): readonly SheetGroup[] {
  const groups = new Map<string, Map<string, KeyLine>>()
  for (const part of parts) {
    if (part.keys.length === 0) continue
    const name = ('line' in part ? part.line : undefined) ?? part.name
    const lines = groups.get(part.group) ?? new Map<string, KeyLine>()
    const keys = [...(lines.get(name)?.keys ?? []), ...part.keys]
    groups.set(part.group, lines.set(name, { group: part.group, name, keys }))
  }
  return [...groups].map(([group, lines]) => ({ group, lines: [...lines.values()] }))
}
