import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, invalidUtf8, nulBytes, truncated, unknownEvent } from '../../../fixtures/damage.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { rolloutPath } from '../../../fixtures/paths.ts'
import { event, line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { zstd } from '../../../fixtures/zstd.ts'
import { IndexedHome } from '../testing-index.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const base = { thread_id: fixtureId(9), end_ordinal_exclusive: 4, end_byte_offset: 100 }
const message = line(agentMessageEvent('A text with UNREADABLE bytes'), { timestamp })

function putBytes(indexed: IndexedHome, bytes: Buffer, compressed = false): string {
  const path = rolloutPath(indexed.home, '2026-03-04T05-06-07', id, { compressed })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return relative(indexed.home, path)
}

describe('a file that cannot be read', () => {
  it.each([
    ['without a byte', Buffer.alloc(0), false, 'empty-file'],
    ['of zeros', Buffer.alloc(100_000), false, 'head-unreadable', ['nul-bytes']],
    ['of anything', Buffer.from('hello\nworld\n'), false, 'head-unreadable', ['malformed-json', 'malformed-json']],
    ['of records without a head', Buffer.from(`${JSON.stringify(message)}\n`), false, 'head-missing'],
    ['that is not compressed at all', Buffer.from('{"type":"session_meta"}\n'), true, 'corrupt-compression'],
    [
      'whose compressed beginning is cut',
      zstd(Buffer.from('x'.repeat(9000))).subarray(0, 9),
      true,
      'corrupt-compression',
    ],
  ])('%s is listed, refused and explained', async (_, bytes, compressed, check, more: string[] = []) => {
    const indexed = new IndexedHome()
    const path = putBytes(indexed, bytes, compressed)
    expect(await indexed.scan()).toMatchObject({ phase: 'idle', filesToRead: 0 })
    expect(indexed.checks()).toEqual([check, ...more].map(name => `${name} ${path}`))
    expect(indexed.thread(id)).toMatchObject({
      historyMode: 'unknown',
      createdAt: Date.UTC(2026, 2, 4, 5, 6, 7) / 1000,
      skein: { canOpen: false, generation: 'none', problemCount: 1 + more.length, read: false },
    })
  })

  it('has a head and no counts when its compressed end is missing', async () => {
    const indexed = new IndexedHome()
    const words = Array.from({ length: 20_000 }, (_, i) => (i * 7919).toString(36)).join(' ')
    const spec = minimalThread({ id, timestamp, records: [agentMessageEvent(words)] })
    const whole = zstd(Buffer.from(spec.lines.map(one => `${JSON.stringify(one)}\n`).join('')))
    const path = putBytes(indexed, whole.subarray(0, whole.length - 20), true)
    await indexed.scan()
    expect(indexed.checks()).toEqual([`corrupt-compression ${path}`])
    expect(indexed.thread(id)).toMatchObject({
      historyMode: 'legacy',
      preview: 'Hello',
      skein: { canOpen: true, read: true, lineCount: null, turnCount: null, lastTurn: null, problemCount: 1 },
    })
  })
})

describe('a file with bad lines', () => {
  it('is read around them, and each is placed', async () => {
    const indexed = new IndexedHome()
    const records = [
      BROKEN_JSON,
      nulBytes(64),
      '',
      invalidUtf8(message, 'UNREADABLE'),
      unknownEvent(timestamp),
      '[]',
      line(event('patch_apply_end', { call_id: 7 }), { timestamp }),
      message,
      truncated(message, 60),
    ]
    const spec = minimalThread({ id, timestamp, records })
    const { path } = writeRollout(indexed.home, { ...spec, encoding: { finalNewline: false } })
    await indexed.scan()
    const found = indexed.problems().toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    expect(found.map(problem => [problem.line, problem.check])).toEqual([
      [4, 'malformed-json'],
      [5, 'nul-bytes'],
      [7, 'not-utf8'],
      [8, 'unknown-record'],
      [9, 'wrong-shape'],
      [10, 'wrong-shape'],
      [12, 'truncated-last-line'],
    ])
    const offset = spec.lines.slice(0, 3).reduce((sum: number, one) => sum + JSON.stringify(one).length + 1, 0)
    expect(found[0]).toMatchObject({ path: relative(indexed.home, path), offset })
    // Remarks, such as of unknown records, are listed and not counted.
    expect(indexed.thread(id).skein).toMatchObject({ lineCount: 12, problemCount: 6, turnCount: 1 })
  })

  it('with a line of 70 MB is read to its end', async () => {
    const indexed = new IndexedHome()
    const spec = minimalThread({ id, timestamp, records: [hugeLine(70_000_000, timestamp), tokenCount()] })
    writeRollout(indexed.home, spec)
    await indexed.scan()
    expect(indexed.problems()).toMatchObject([{ check: 'line-too-long', line: 4 }])
    expect(indexed.thread(id).skein).toMatchObject({ lineCount: 5, tokens: 150 })
  })
})

describe('a legacy file that is not', () => {
  it('is found out however late its first ordinal comes, and its counts and text leave the index', async () => {
    const indexed = new IndexedHome()
    const filler = Array.from({ length: 400 }, (_, i) => agentMessageEvent(`Answer ${i} of SECRET`))
    const numbered = line(tokenCount(), { timestamp, ordinal: 403 })
    const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp, records: [...filler, numbered] }))
    await indexed.scan('heads')
    expect(indexed.thread(id).skein.canOpen).toBe(true)
    await indexed.scan()
    expect(indexed.thread(id)).toMatchObject({
      historyMode: 'unknown',
      preview: 'Hello',
      skein: { canOpen: false, historyModeRaw: 'legacy with ordinals', turnCount: null, tokens: null, read: false },
    })
    expect(indexed.checks()).toEqual([`ordinals ${relative(indexed.home, path)}`])
    expect(indexed.texts()).not.toContain('SECRET')
    expect(await indexed.scan()).toMatchObject({ filesToRead: 0 })
    expect(indexed.thread(id).historyMode).toBe('unknown')
  })

  it('has its base in another file', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalThread({ id, timestamp, historyMode: 'legacy', historyBase: base }))
    await indexed.scan()
    expect(indexed.thread(id).skein).toMatchObject({ canOpen: false, historyModeRaw: 'legacy with history_base' })
    expect(indexed.problems()).toMatchObject([
      { check: 'base-missing', severity: 'error' },
      { check: 'history-base', severity: 'warning' },
    ])
  })
})

describe('a thread in several files', () => {
  it('is listed once, the first file deciding, as long as all may be opened', async () => {
    const indexed = new IndexedHome()
    const first = minimalPaginatedThread({ id, timestamp, preview: 'Plant beans' })
    const second = minimalPaginatedThread({ id, timestamp, preview: 'Go on', historyBase: base, firstOrdinal: 4 })
    const a = writeRollout(indexed.home, first)
    const b = writeRollout(indexed.home, {
      ...second,
      rolloutId: fixtureId(2),
      fileNameTimestamp: '2026-03-03T05-06-07',
    })
    await indexed.scan()
    expect(indexed.threads()).toMatchObject([
      { id, preview: 'Plant beans', historyMode: 'paginated', skein: { sizeBytes: a.bytes + b.bytes } },
    ])
    expect(indexed.thread(id).skein.files).toEqual([a, b].map(({ path }) => relative(indexed.home, path)))
  })

  it('active and archived, is the active one', async () => {
    const indexed = new IndexedHome()
    const active = writeRollout(indexed.home, minimalThread({ id, timestamp, preview: 'Active' }))
    const archived = writeRollout(indexed.home, { ...minimalThread({ id, timestamp, preview: 'Old' }), archived: true })
    await indexed.scan()
    expect(indexed.threads()).toMatchObject([
      { id, preview: 'Active', skein: { archived: false, lineCount: 3, turnCount: 1 } },
    ])
    expect(indexed.thread(id).skein.files).toEqual([active, archived].map(({ path }) => relative(indexed.home, path)))
  })

  it('is refused when any of them is', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalThread({ id, timestamp }))
    writeRollout(indexed.home, { ...minimalThread({ id, timestamp, historyMode: 'streamed' }), archived: true })
    await indexed.scan()
    expect(indexed.thread(id)).toMatchObject({
      historyMode: 'unknown',
      skein: { canOpen: false, historyModeRaw: 'streamed' },
    })
  })
})

describe('a name', () => {
  it('is in the file when the head cannot be read, and in the head when it can', async () => {
    const indexed = new IndexedHome()
    const spec = minimalThread({ id: fixtureId(2), timestamp })
    const path = rolloutPath(indexed.home, '2026-03-04T05-06-07', id)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(join(path), spec.lines.map(one => JSON.stringify(one)).join('\n'))
    await indexed.scan()
    expect(indexed.threads().map(thread => thread.id)).toEqual([fixtureId(2)])
    expect(indexed.checks()).toEqual([`id-mismatch ${relative(indexed.home, path)}`])
  })
})
