import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import type { Json } from '../../../fixtures/json.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPreEnvelopeThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { withoutPrivileges } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import { insideHome, openThread } from './gate.ts'
import type { ThreadRow } from './rows.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const base = { thread_id: fixtureId(9), end_ordinal_exclusive: 4, end_byte_offset: 100 }

/** What the gate says: `open`, or the refusal's text and whether the thread has changed, or the error's code. */
function gate(row: ThreadRow): unknown {
  try {
    openThread(row)
    return 'open'
  } catch (error) {
    if (error instanceof UnsupportedHistoryMode) return [error.rpcCode, error.message, error.changed]
    if (error instanceof AppError) return error.code
    throw error
  }
}

async function indexed(
  spec: RolloutSpec,
  depth: 'heads' | 'all' = 'heads',
): Promise<{ indexed: IndexedHome; path: string; row: () => ThreadRow }> {
  const home = new IndexedHome()
  const { path } = writeRollout(home.home, spec)
  await home.scan(depth)
  return { indexed: home, path, row: () => home.row(id) }
}

const unknown = (raw: string) => `thread history mode \`${raw}\` is not supported yet`

describe('the gate', () => {
  it('lets legacy threads pass, also those from before the envelope and compressed ones', async () => {
    for (const spec of [
      minimalThread({ id, timestamp }),
      minimalThread({ id, timestamp, historyMode: 'legacy' }),
      minimalPreEnvelopeThread({ id, timestamp }),
      { ...minimalThread({ id, timestamp }), compressed: true },
    ]) {
      const { path, row } = await indexed(spec)
      expect(openThread(row())).toMatchObject({ absolutePath: path, compressed: path.endsWith('.zst') })
    }
  })

  it.each<[Json, string]>([
    ['paginated', 'paginated_threads is not supported yet'],
    ['streamed', unknown('streamed')],
    ['Paginated', unknown('Paginated')],
    ['Legacy', unknown('Legacy')],
    ['', unknown('')],
    [null, unknown('null')],
    [7, unknown('7')],
    [{ legacy: null }, unknown('{"legacy":null}')],
  ])('refuses %j with its words, indexed as such or turned since', async (historyMode, message) => {
    const known = await indexed(minimalThread({ id, timestamp, historyMode }))
    expect(gate(known.row())).toEqual([-32601, message, false])
    const turned = await indexed(minimalThread({ id, timestamp }))
    const before = turned.row()
    writeRollout(turned.indexed.home, minimalThread({ id, timestamp, historyMode }))
    expect(gate(before)).toEqual([-32601, message, true])
  })

  it('refuses what is legacy in name only', async () => {
    const based = await indexed(minimalThread({ id, timestamp, historyBase: base }))
    expect(gate(based.row())).toEqual([-32601, unknown('legacy with history_base'), false])
    const record = { timestamp, ordinal: 3, type: 'world_state', payload: {} }
    const numbered = await indexed(minimalThread({ id, timestamp, records: [record] }), 'all')
    expect(numbered.row().mode_reason).toBe('ordinals')
    expect(gate(numbered.row())).toEqual([-32601, unknown('legacy with ordinals'), false])
  })

  it('refuses before it reads anything behind the head', async () => {
    // A terabyte without a newline stands behind the head (it takes no space on disk): whoever read on would not return.
    const { path, row } = await indexed(minimalThread({ id, timestamp, historyMode: 'paginated' }))
    truncateSync(path, 2 ** 40)
    expect(gate(row())).toEqual([-32601, 'paginated_threads is not supported yet', false])
  })

  it('believes the file, not the index, also when it has turned legacy', async () => {
    const { indexed: home, row } = await indexed(minimalThread({ id, timestamp, historyMode: 'streamed' }))
    const before = row()
    writeRollout(home.home, minimalThread({ id, timestamp }))
    expect(gate(before)).toBe('open')
  })

  it('asks every file of the thread', async () => {
    const home = new IndexedHome()
    writeRollout(home.home, minimalThread({ id, timestamp }))
    writeRollout(home.home, { ...minimalThread({ id, timestamp }), archived: true })
    await home.scan('heads')
    const before = home.row(id)
    expect(gate(before)).toBe('open')
    writeRollout(home.home, { ...minimalThread({ id, timestamp, historyMode: 'streamed' }), archived: true })
    expect(gate(before)).toEqual([-32601, unknown('streamed'), true])
  })

  it('says what else is the matter', async () => {
    const gone = await indexed(minimalThread({ id, timestamp }))
    rmSync(gone.path)
    expect(gate(gone.row())).toBe('not-found')

    const folder = await indexed(minimalThread({ id, timestamp }))
    rmSync(folder.path)
    mkdirSync(folder.path)
    expect(gate(folder.row())).toBe('not-found')
    expect(gate({ ...folder.row(), files: '[]' })).toBe('not-found')

    const corrupt = await indexed({ ...minimalThread({ id, timestamp }), compressed: true })
    writeFileSync(corrupt.path, 'no zstd stream')
    expect(gate(corrupt.row())).toBe('unreadable')

    const locked = await indexed(minimalThread({ id, timestamp }))
    const row = locked.row()
    chmodSync(locked.path, 0)
    expect(withoutPrivileges(locked.indexed.home, () => gate(row))).toBe('unreadable')
  })
})

describe('a path of the index', () => {
  it('may not lead out of its place through a link', async () => {
    const { indexed: home, path, row } = await indexed(minimalThread({ id, timestamp }))
    const elsewhere = temporaryHome()
    const day = dirname(path)
    renameSync(day, join(elsewhere, 'day'))
    symlinkSync(join(elsewhere, 'day'), day)
    expect(gate(row())).toBe('not-found')
    rmSync(day)
    renameSync(join(elsewhere, 'day'), day)
    expect(gate(row())).toBe('open')
    renameSync(path, join(elsewhere, 'file'))
    symlinkSync(join(elsewhere, 'file'), path)
    expect(gate(row())).toBe('not-found')
    expect(() => insideHome(home.home, relative(home.home, path))).toThrow(AppError)
  })

  it('may not be a link within its place either', async () => {
    const { path, row } = await indexed(minimalThread({ id, timestamp }))
    renameSync(path, `${path}.kept`)
    symlinkSync(`${path}.kept`, path)
    expect(gate(row())).toBe('unreadable')
  })

  it('may lie on another disk as a whole', async () => {
    const [home, disk] = [new IndexedHome(), temporaryHome()]
    writeRollout(disk, minimalThread({ id, timestamp }))
    symlinkSync(join(disk, 'sessions'), join(home.home, 'sessions'))
    await home.scan('heads')
    expect(gate(home.row(id))).toBe('open')
  })

  it.each(['sessions/../outside', '../sessions/x', 'sessions/a\0b', 'outside', '', 'sessions'])(
    'may not be %j',
    path => {
      const home = temporaryHome()
      mkdirSync(join(home, 'sessions'))
      writeFileSync(join(home, 'outside'), 'text')
      writeFileSync(join(home, 'sessions', 'x'), 'text')
      expect(() => insideHome(join(home, 'sessions'), path)).toThrow(AppError)
      expect(insideHome(home, 'sessions/x')).toBe(join(home, 'sessions/x'))
    },
  )
})
