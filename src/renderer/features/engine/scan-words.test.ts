import { describe, expect, it } from 'vitest'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import { isScanning, scanWords, unreadWords } from './scan-words.ts'

const reading: ScanProgress = {
  phase: 'reading',
  files: 2184,
  heads: 2184,
  filesRead: 541,
  filesToRead: 1402,
  bytesRead: 313_000_000,
  bytesToRead: 811_000_000,
  elapsedMs: 500,
  paused: null,
  error: null,
}

describe('scanWords', () => {
  it('counts what is read', () => {
    expect(scanWords(reading)).toMatchObject({
      counts: '541 of 1,402',
      size: '313 MB of 811 MB',
      rate: '626 MB/s',
    })
    expect(scanWords({ ...reading, elapsedMs: 2000 }).rate).toBe('157 MB/s · 3 s left')
  })
  it('promises no rate before it knows one', () => {
    expect(scanWords({ ...reading, bytesRead: 0 }).rate).toBe('')
    expect(scanWords({ ...reading, elapsedMs: 10 }).rate).toBe('')
  })
  it('tells how far the structure of files is, as reading does', () => {
    const checking = { ...reading, phase: 'checking' as const, filesRead: 0, filesToRead: 1, elapsedMs: 2000 }
    expect(scanWords(checking)).toMatchObject({
      counts: '0 of 1',
      size: '313 MB of 811 MB',
      rate: '157 MB/s · 3 s left',
    })
  })
  it('never divides by nothing', () => {
    expect(scanWords({ ...reading, bytesToRead: 0, bytesRead: 0 }).part).toBeNull()
    expect(scanWords({ ...reading, phase: 'heads', files: 0, heads: 0 }).part).toBeNull()
  })
})

it('knows when the engine is at work', () => {
  expect(isScanning(reading)).toBe(true)
  expect(isScanning({ ...reading, phase: 'idle' })).toBe(false)
  expect(isScanning({ ...reading, phase: 'stopped' })).toBe(false)
  expect(isScanning(null)).toBe(false)
})

it('says why what is known is not all there is, until every file was read', () => {
  expect(unreadWords(null)).toBe('Threads are being looked for')
  expect(unreadWords(reading)).toBe('Threads are still being read')
  expect(unreadWords({ ...reading, paused: 'person' })).toBe('Reading is paused')
  expect(unreadWords({ ...reading, phase: 'stopped' })).toBe('Reading was stopped')
  expect(unreadWords({ ...reading, phase: 'stopped', error: 'no space' })).toBe('Reading failed')
  expect(unreadWords({ ...reading, phase: 'idle' })).toBeNull()
})
