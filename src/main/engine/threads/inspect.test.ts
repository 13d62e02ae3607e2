import { appendFileSync, chmodSync, rmSync } from 'node:fs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { type Projection, projectionOf, writeProjectionDb } from '../../../fixtures/projection-db.ts'
import { writeStateDb } from '../../../fixtures/state-db.ts'
import { stateRow } from '../../../fixtures/state-row.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, writeRollout, writeThreadNames } from '../../../fixtures/write.ts'
import { type Inspection, inspection } from '../../../shared/ipc/inspect.ts'
import { IndexedHome } from '../testing-index.ts'
import { Inspector } from './inspect.ts'
import { isUnsettled } from './parity.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const SECRET = 'UNREADABLE'
const paginated = minimalPaginatedThread({ id, timestamp, preview: SECRET })

function inspect(home: IndexedHome): Inspection {
  const found = new Inspector(home.db, home.facts).inspect(home.row(id))
  expect(inspection.parse(found)).toEqual(found)
  return found
}

/** What a home with these files and rows says; each fact as words in a row. */
async function parity(
  specs: readonly RolloutSpec[],
  rows: Parameters<typeof writeStateDb>[1] | null,
  projections: readonly Projection[] | null,
): Promise<Map<string, readonly (string | null)[]>> {
  const home = new IndexedHome()
  for (const spec of specs) writeRollout(home.home, spec)
  if (rows !== null) writeStateDb(home.home, rows)
  if (projections !== null) writeProjectionDb(home.home, projections, { text: SECRET })
  await home.scan()
  const found = inspect(home)
  expect(JSON.stringify(found)).not.toContain(SECRET)
  const facts = found.parity.facts.map(
    fact => [fact.fact, [fact.rollout, fact.state, fact.projection, fact.verdict, fact.note]] as const,
  )
  return new Map(facts)
}

/** For the running test: what has just been written is so however long the test takes. */
function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
}

const cursor = projectionOf(paginated)
const bytes = `${cursor.nextOffset.toLocaleString('en-GB')} bytes`
const elsewhere = '/home/dev/.codex'

describe('heads', () => {
  it('are trees with their long texts cut, of refused threads too', async () => {
    const home = new IndexedHome()
    const spec = minimalThread({
      id,
      timestamp,
      historyMode: 'streamed',
      preview: SECRET,
      baseInstructions: 'Be brief. '.repeat(2000),
    })
    writeRollout(home.home, { ...spec, lines: ['', ...spec.lines] })
    await home.scan()
    const { heads } = inspect(home)
    const bytes = Buffer.byteLength(JSON.stringify(spec.lines[0]))
    expect(heads).toMatchObject([
      {
        historyMode: 'unknown',
        historyModeRaw: 'streamed',
        place: { line: 2, offset: 1, bytes },
        cutCount: 1,
        heads: 1,
        value: { type: 'session_meta', payload: { id, history_mode: 'streamed' } },
      },
    ])
    expect(JSON.stringify(heads).length).toBeLessThan(4000)
    expect(JSON.stringify(heads)).not.toContain(SECRET)
  })

  it('are there of every file of a thread, and none where none can be read', async () => {
    const home = new IndexedHome()
    const rolloutId = fixtureId(2)
    const base = { thread_id: id, end_ordinal_exclusive: 4, end_byte_offset: 900 }
    const later = minimalPaginatedThread({ id, timestamp, historyBase: base })
    const first = writeRollout(home.home, paginated)
    writeRollout(home.home, { ...later, rolloutId, fileNameTimestamp: '2026-03-04T09-00-00' })
    await home.scan()
    rmSync(first.path)
    const { heads, files } = inspect(home)
    expect(heads.map(({ place, historyMode }) => [place === null, historyMode])).toEqual([
      [true, 'paginated'],
      [false, 'paginated'],
    ])
    expect(files.map(({ role, permissions }) => [role, permissions === null])).toEqual([
      ['decides', true],
      ['continues', false],
    ])
  })
})

describe('files', () => {
  it('are told with what the system and their lines say of them', async () => {
    const home = new IndexedHome()
    const { path, bytes } = writeRollout(home.home, paginated)
    chmodSync(path, 0o640)
    writeRollout(home.home, { ...paginated, archived: true, compressed: true })
    await home.scan()
    const lines = paginated.lines.length
    expect(inspect(home).files).toMatchObject([
      {
        absolutePath: path,
        role: 'decides',
        permissions: 'rw-r----- (0640)',
        lines,
        textBytes: bytes,
        sizeBytes: bytes,
      },
      { role: 'copy', archived: true, compressed: true, lines, textBytes: bytes },
    ])
  })
})

describe('names', () => {
  it('are told over time, the same one in a row once', async () => {
    const home = new IndexedHome()
    writeRollout(home.home, paginated)
    const at = (hour: number) => `2026-03-04T0${hour}:00:00.000Z`
    writeThreadNames(home.home, [
      { id, name: 'Beans', at: at(1) },
      { id, name: 'Beans', at: at(2) },
      { id, name: 'Peas', at: 'yesterday' },
      { id, name: 'Beans', at: at(4) },
    ])
    writeStateDb(home.home, [stateRow(elsewhere, paginated, { name: 'Lentils' })])
    await home.scan()
    expect(inspect(home)).toMatchObject({
      names: [
        { name: 'Beans', at: Date.parse(at(1)) },
        { name: 'Peas', at: null },
        { name: 'Beans', at: Date.parse(at(4)) },
      ],
      stateName: 'Lentils',
    })
  })
})

describe('parity', () => {
  it('agrees where all three say the same, wherever the home lay', async () => {
    const facts = await parity([paginated], [stateRow(elsewhere, paginated)], [cursor])
    const path = `sessions/2026/03/04/rollout-2026-03-04T05-06-07-${id}.jsonl`
    expect(facts).toEqual(
      new Map([
        ['Row', ['1 file', 'row', 'cursor', 'agree', null]],
        ['File', [path, path, null, 'agree', null]],
        ['Archived', ['no', 'no', null, 'agree', null]],
        ['History mode', ['paginated', 'paginated', 'paginated', 'agree', null]],
        ['Read up to', [bytes, null, `${bytes}, then record ${cursor.nextOrdinal}`, 'agree', null]],
        [
          'Made of it',
          [
            null,
            null,
            `${cursor.turns} turn${cursor.turns === 1 ? '' : 's'}, ${cursor.items} item${cursor.items === 1 ? '' : 's'}`,
            null,
            null,
          ],
        ],
      ]),
    )
  })

  it('names each difference', async () => {
    const row = stateRow(elsewhere, paginated, {
      rollout_path: '/home/dev/.codex/sessions/2026/03/05/moved.jsonl',
      archived: 1,
      history_mode: 'legacy',
    })
    const facts = await parity([paginated], [row], [{ ...cursor, nextOffset: 100, nextOrdinal: 1 }])
    const notes = (name: string) => facts.get(name)?.slice(3)
    expect(notes('Row')).toEqual(['agree', null])
    expect(notes('File')).toEqual(['differ', 'Stale path'])
    expect(notes('Archived')).toEqual(['differ', 'Archive flag'])
    expect(notes('History mode')).toEqual(['differ', 'Mode'])
    expect(notes('Read up to')).toEqual(['differ', 'Frozen cursor'])
  })

  it('tells a cursor that is beyond the end, and one whose file is being written', async () => {
    const beyond = await parity([paginated], null, [{ ...cursor, nextOffset: 100_000 }])
    expect(beyond.get('Read up to')?.slice(3)).toEqual(['differ', 'Cursor beyond the file'])
    stopTheClock()
    const justNow = new Date(Date.now() - 5000).toISOString()
    const writing = await parity([{ ...paginated, modifiedAt: justNow }], null, [{ ...cursor, nextOffset: 100 }])
    expect(writing.get('Read up to')?.slice(3)).toEqual([null, 'Behind: the file is being written'])
  })

  it('does not compare a projection with a file that was written to later', async () => {
    const home = new IndexedHome()
    const written = { ...paginated, modifiedAt: new Date(Date.now() + 3_600_000).toISOString() }
    writeRollout(home.home, written)
    writeProjectionDb(home.home, [{ ...cursor, nextOffset: 100 }])
    await home.scan()
    const said = () => inspect(home).parity.facts.find(({ fact }) => fact === 'Read up to')
    expect(said()).toMatchObject({
      verdict: null,
      note: 'Not compared: the file was written to after the projection was read',
    })
    expect(isUnsettled(inspect(home).parity.facts)).toBe(true)
    expect(home.checks()).toEqual([])
  })

  it('takes no file for cut that has grown since it was measured', async () => {
    const home = new IndexedHome()
    const { path } = writeRollout(home.home, paginated)
    await home.scan()
    appendFileSync(path, `${' '.repeat(500)}\n`)
    writeProjectionDb(home.home, [{ ...cursor, nextOffset: cursor.nextOffset + 501 }])
    await home.readProjections()
    expect(inspect(home).parity.facts.find(({ fact }) => fact === 'Read up to')).toMatchObject({ verdict: null })
    expect(home.checks()).toEqual([])
    await home.scan()
    expect(inspect(home).parity.facts.find(({ fact }) => fact === 'Read up to')).toMatchObject({ verdict: 'agree' })
  })

  it('notices that a projection has come to rest although nobody has written it since', async () => {
    stopTheClock()
    const home = new IndexedHome()
    writeRollout(home.home, { ...paginated, modifiedAt: new Date(Date.now() - 1000).toISOString() })
    writeProjectionDb(home.home, [{ ...cursor, nextOffset: 100 }])
    await home.scan()
    expect(home.checks()).toEqual([])
    vi.setSystemTime(Date.now() + 3_600_000)
    await home.readProjections()
    expect(home.checks()).toEqual([expect.stringMatching(/^projection-behind sessions/)])
  })

  it('says which row is missing, and whose database is not there', async () => {
    expect((await parity([paginated], [], [])).get('Row')).toEqual([
      '1 file',
      'no row',
      'no cursor',
      'differ',
      'Row missing, Projection missing',
    ])
    expect((await parity([paginated], null, null)).get('Row')).toEqual([
      '1 file',
      'no database',
      'no database',
      null,
      null,
    ])
    const legacy = minimalThread({ id, timestamp })
    expect((await parity([legacy], [stateRow(elsewhere, legacy)], [])).get('Row')).toEqual([
      '1 file',
      'row',
      null,
      'agree',
      null,
    ])
  })

  it('takes the files of one history for one thread, each with its own cursor', async () => {
    const rolloutId = fixtureId(2)
    const base = { thread_id: id, end_ordinal_exclusive: 4, end_byte_offset: 900 }
    const later = {
      ...minimalPaginatedThread({ id, timestamp, historyBase: base }),
      rolloutId,
      fileNameTimestamp: '2026-03-04T09-00-00',
    }
    const both = await parity([paginated, later], [], [cursor, projectionOf(later, { nextOffset: 50 })])
    expect(both.get('Row')?.[0]).toBe('2 files')
    expect(both.get('Read up to, file 1')?.slice(3)).toEqual(['agree', null])
    expect(both.get('Read up to, file 2')?.slice(3)).toEqual(['differ', 'Frozen cursor'])
    const one = await parity([paginated, later], [], [projectionOf(later, { id })])
    expect(one.get('Read up to, file 1')?.slice(3)).toEqual(['agree', 'One cursor for several files'])
  })
})
