import type { MouseEvent } from 'react'
import { type ListCommand, type Typed, typeAheadFrom, typeOn } from '../keys.ts'
import { clearSelection, extendTo, keepShown, selectAll, toggleRow } from '../selection/store.ts'
import { focusFilter } from './Filter.tsx'
import { listStore, selectRow, stepTo, typeAhead } from './store.ts'

/** Keys and clicks of the list that choose and select. The thread that is shown is always the row that was gone to last. */

/** @param at ms, of the key. @returns what has been typed so far. */
export function runCommand(command: Exclude<ListCommand, { do: 'open' }>, typed: Typed, at: number): Typed {
  const { active } = listStore.getState()
  switch (command.do) {
    case 'go':
      clearSelection()
      stepTo(command.index, at)
      return typed
    case 'move':
      keepShown()
      stepTo(command.index, at)
      return typed
    case 'extend':
      extendTo(command.index)
      stepTo(command.index, at)
      return typed
    case 'toggle':
      if (active !== null) toggleRow(active)
      return typed
    case 'all':
      void selectAll()
      return typed
    case 'unselect':
      clearSelection()
      return typed
    case 'filter':
      focusFilter()
      return typed
    case 'type':
      return type(typeOn(typed, command.char, at), active)
  }
}

function type(typed: Typed, active: number | null): Typed {
  if (typed.text === '') return typed
  clearSelection()
  const { prefix, from } = typeAheadFrom(typed.text, active)
  void typeAhead(prefix, from)
  return typed
}

/** Whether a click is about the selection of several threads. */
export function selectsMore({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey
}

/** Chooses a row by a click: alone, besides others (Ctrl, Cmd), or with all between (Shift). */
export function selectByPointer(index: number, event: MouseEvent): void {
  if (event.shiftKey) extendTo(index)
  else if (selectsMore(event)) toggleRow(index)
  else clearSelection()
  selectRow(index)
}
