import { describe, expect, it } from 'vitest'
import { transcriptCommand } from './keys.ts'

const press = (key: string, { command = false, alt = false, shift = false } = {}) =>
  transcriptCommand({ key, ctrlKey: command, metaKey: false, altKey: alt, shiftKey: shift })

describe('keys of a transcript', () => {
  it('go on to the next, and back with Shift', () => {
    expect(press('u')).toEqual({ do: 'stop', kind: 'messages', step: 1 })
    expect(press('E', { shift: true })).toEqual({ do: 'stop', kind: 'failures', step: -1 })
    expect(press('d')).toEqual({ do: 'stop', kind: 'changes', step: 1 })
    expect(press('[')).toEqual({ do: 'stop', kind: 'turns', step: -1 })
    expect(press('F3', { shift: true })).toEqual({ do: 'find-step', step: -1 })
  })

  it('leave alone what belongs to the system and to other panes', () => {
    expect(press('c', { command: true })).toBeNull()
    expect(press('f', { command: true })).toBeNull()
    expect(press('ArrowLeft', { alt: true })).toBeNull()
    expect(press(' ', { shift: true })).toBeNull()
    for (const key of ['ArrowDown', 'PageDown', 'Enter', 'Tab', 'Escape', 'r', 'i', 'p', '?', '/'])
      expect(press(key)).toBeNull()
  })

  it('open the raw record with Ctrl', () => {
    expect(press('Enter', { command: true })).toEqual({ do: 'raw' })
  })
})
