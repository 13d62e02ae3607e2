import { expect, it } from 'vitest'
import { rawKeyLines } from '../features/raw/index.ts'
import { rawCommand } from '../features/raw/raw-keys.ts'
import { listCommand, listKeyLines } from '../features/threads/keys.ts'
import { strandKeyLines, turnForKey } from '../features/timeline/strand-place.ts'
import { spanForKey, zoomKeyLines } from '../features/timeline/zoom.ts'
import { transcriptCommand, transcriptKeys } from '../features/transcript/keys.ts'
import { actionFor, type KeyLine, pressOf } from '../util/action.ts'
import { actions, sheet, windowKeys } from './actions.ts'

/** What the sheet says is what the keys do. */

const presses = (lines: readonly KeyLine[]) => lines.flatMap(({ keys }) => keys.map(pressOf))
const modifiers = ({ ctrlKey, altKey, metaKey, shiftKey }: ReturnType<typeof pressOf>) => ({
  ctrl: ctrlKey,
  alt: altKey,
  meta: metaKey,
  shift: shiftKey,
})

it('names each action and each group of keys once', () => {
  const ids = actions.map(({ id }) => id)
  expect(ids.length).toBe(new Set(ids).size)
  for (const { lines } of sheet) {
    for (const { keys } of lines) expect(keys.length).toBe(new Set(keys).size)
    const names = lines.map(({ name }) => name)
    expect(names.length).toBe(new Set(names).size)
  }
})

it('gives no two actions that work anywhere the same key', () => {
  const keys = windowKeys.flatMap(action => action.keys)
  expect(keys.length).toBe(new Set(keys).size)
  for (const action of windowKeys) {
    for (const key of action.keys) expect(actionFor(windowKeys, pressOf(key))).toBe(action)
  }
})

it('lists every key of every action', () => {
  const listed = new Set(sheet.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys)))
  expect(actions.flatMap(({ keys }) => keys).filter(key => !listed.has(key))).toEqual([])
})

it('lists only keys of the list that do something', () => {
  const place = { active: 5, total: 100, page: 10, selected: 1 }
  for (const press of presses(listKeyLines)) {
    expect(listCommand({ key: press.key, ...modifiers(press) }, place)).not.toBeNull()
  }
})

it('lists only keys of the transcript that do what they say', () => {
  for (const { key, command } of transcriptKeys) expect(transcriptCommand(pressOf(key))).toBe(command)
})

it('lists only keys of the raw view and the pictures that do something', () => {
  for (const press of presses(rawKeyLines)) {
    expect(rawCommand({ key: press.key, ...modifiers(press) }, { row: 3, total: 9, page: 4 })).not.toBeNull()
  }
  for (const { key } of presses(strandKeyLines)) expect(turnForKey(key, 20, 40)).not.toBeNull()
  for (const { key } of presses(zoomKeyLines)) expect(spanForKey(key, { from: 0.2, to: 0.6 })).not.toBeNull()
})
