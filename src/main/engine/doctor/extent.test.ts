import { describe, expect, it } from 'vitest'
import { extentOf } from './extent.ts'

const lines = { lines: 3, bytes: 90, lastOffset: 60 }
const file = { sizeBytes: 93, compressed: false, modifiedAt: 7 }

describe('how far a file reaches', () => {
  it('is all of it where every line ends', () => {
    expect(extentOf(file, lines)).toEqual({ size: 93, end: 93, modifiedAt: 7 })
  })

  it('is up to the last record where that may be half a one', () => {
    expect(extentOf({ ...file, sizeBytes: 92 }, lines).end).toBe(60)
  })

  it('is not known of a file that has grown since its lines were looked at', () => {
    expect(extentOf({ ...file, sizeBytes: 200 }, lines)).toEqual({ size: 200, end: null, modifiedAt: 7 })
  })

  it('is counted uncompressed', () => {
    expect(extentOf({ sizeBytes: 40, compressed: true, modifiedAt: 7 }, lines)).toEqual({
      size: 93,
      end: 60,
      modifiedAt: 7,
    })
  })
})
