import { describe, expect, it } from 'vitest'
import { readOptions } from './view-store.ts'

describe('remembered options', () => {
  it('come back', () => {
    const stored = { ...readOptions(null), density: 'compact', monoProse: true, outline: false }
    expect(readOptions(JSON.stringify(stored))).toEqual(stored)
  })

  it('fall back to the defaults one by one', () => {
    const defaults = readOptions(null)
    expect(readOptions('{"density":"huge","monoProse":"yes","outline":false}')).toEqual({ ...defaults, outline: false })
    for (const odd of ['', '{', 'null', '[]', '"text"']) expect(readOptions(odd)).toEqual(defaults)
  })
})
