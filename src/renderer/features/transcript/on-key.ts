import { notify } from '../notice/index.ts'
import { copyMarkdown } from './copy.ts'
import { currentDriver, type Driver } from './driver.ts'
import { stepFind } from './find-store.ts'
import { currentHistory, itemAt } from './history-store.ts'
import { type TranscriptCommand, transcriptCommand } from './keys.ts'
import { toggleOutline } from './outline-switch.ts'
import { placeStore, setFollow, toggleTurn } from './place-store.ts'

/** Whether keys that type belong to the element. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

function rawRecord(driver: Driver, openRecord: (line: number) => void): boolean {
  const history = currentHistory()
  const item = driver.item()
  const line = history === null || item === null ? undefined : itemAt(history, item)?.item.skein?.lines[0]
  if (line === undefined) return false
  openRecord(line)
  return true
}

function follow(): void {
  const now = !placeStore.getState().follow
  setFollow(now)
  notify(now ? 'Following the end' : 'No longer following the end')
}

function foldTurn(): void {
  const { turn } = placeStore.getState().sight
  if (turn === -1) return
  notify(`Turn ${turn + 1} ${toggleTurn(turn) ? 'unfolded' : 'folded'}`)
}

function act(command: TranscriptCommand, driver: Driver, target: EventTarget | null, ways: KeyWays): boolean {
  switch (command.do) {
    case 'stop':
      driver.stop(command.kind, command.step)
      return true
    case 'item':
      driver.stepItem(command.step)
      return true
    case 'home':
      driver.home()
      return true
    case 'end':
      driver.end()
      return true
    case 'fold':
      // On a button the key presses it, elsewhere it scrolls.
      return target instanceof HTMLElement && target.dataset.item !== undefined && driver.fold()
    case 'fold-turn':
      foldTurn()
      return true
    case 'copy-item': {
      const item = driver.item()
      if (item !== null) void copyMarkdown({ kind: 'item', item }, `Item ${item + 1}`)
      return item !== null
    }
    case 'copy-turn': {
      const { turn } = placeStore.getState().sight
      if (turn !== -1) void copyMarkdown({ kind: 'turn', turn }, `Turn ${turn + 1}`)
      return turn !== -1
    }
    case 'raw':
      return rawRecord(driver, ways.openRecord)
    case 'outline':
      toggleOutline()
      return true
    case 'follow':
      follow()
      return true
    case 'find-step':
      stepFind(command.step)
      return true
  }
}

export interface KeyWays {
  readonly openRecord: (line: number) => void
}

/**
 * Acts on a key while the transcript is shown.
 * @returns whether the key did something.
 */
export function onTranscriptKey(event: KeyboardEvent, ways: KeyWays): boolean {
  const driver = currentDriver()
  if (driver === null || event.defaultPrevented || isField(event.target)) return false
  const command = transcriptCommand(event)
  return command !== null && act(command, driver, event.target, ways)
}

/** Does what a key of the transcript does, without the key: for the palette. */
export function runTranscript(command: TranscriptCommand, ways: KeyWays): void {
  const driver = currentDriver()
  if (driver === null) return
  if (command.do === 'fold') driver.fold()
  else act(command, driver, null, ways)
}
