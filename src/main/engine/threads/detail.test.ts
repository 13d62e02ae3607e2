import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { threadSpawnSource } from '../../../fixtures/records/head.ts'
import { writeStateDb } from '../../../fixtures/state-db.ts'
import { stateRow } from '../../../fixtures/state-row.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout, writeThreadNames } from '../../../fixtures/write.ts'
import { threadDetail } from '../../../shared/ipc/detail.ts'
import { IndexedHome } from '../testing-index.ts'
import { type DetailResult, detailOf } from './detail.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)

function detail(home: IndexedHome, of = id): DetailResult {
  const found = detailOf(home.db, home.facts, home.row(of))
  expect(threadDetail.parse(found.detail)).toEqual(found.detail)
  return found
}

const fields = (found: DetailResult) => new Map(found.detail.fields.map(field => [field.field, field]))

describe('the detail of a thread', () => {
  it('shows where the head states the mode, byte for byte', async () => {
    const home = new IndexedHome()
    const spec = minimalThread({
      id,
      timestamp,
      historyMode: 'streamed "twice"',
      baseInstructions: 'Grüße '.repeat(4000),
    })
    writeRollout(home.home, { ...spec, lines: ['', ...spec.lines] })
    await home.scan()
    const { modeEvidence, headBytes, thread } = detail(home).detail
    expect(modeEvidence).toMatchObject({ line: 2, value: '"history_mode":"streamed \\"twice\\""' })
    const bytes = Buffer.from(`\n${JSON.stringify(spec.lines[0])}\n`)
    expect(modeEvidence?.offset).toBe(bytes.indexOf('"history_mode"'))
    expect(`${modeEvidence?.before}${modeEvidence?.value}${modeEvidence?.after}`.length).toBeLessThan(400)
    expect(headBytes).toBeGreaterThan(24_000)
    expect(thread.skein.refusal).toEqual({
      code: 'unsupported',
      rpcCode: -32601,
      message: 'thread history mode `streamed "twice"` is not supported yet',
      changed: false,
    })
  })

  it('has no evidence where the head says nothing', async () => {
    const home = new IndexedHome()
    writeRollout(home.home, minimalThread({ id, timestamp }))
    await home.scan()
    expect(detail(home)).toMatchObject({
      stale: false,
      detail: { modeEvidence: null, family: [], stateRow: 'no-database' },
    })
  })

  it('goes by the file as it is now', async () => {
    const home = new IndexedHome()
    writeRollout(home.home, minimalThread({ id, timestamp }))
    await home.scan()
    writeRollout(home.home, minimalThread({ id, timestamp, historyMode: 'paginated' }))
    const { stale, detail: now } = detail(home)
    expect(stale).toBe(true)
    expect(now.thread).toMatchObject({
      historyMode: 'paginated',
      skein: { canOpen: false, refusal: { changed: true } },
    })
    expect(now.modeEvidence?.value).toBe('"history_mode":"paginated"')
  })

  it('does not open up what the index refuses for a better reason than the head', async () => {
    const home = new IndexedHome()
    const numbered = { timestamp, ordinal: 3, type: 'world_state', payload: {} }
    writeRollout(home.home, minimalThread({ id, timestamp, records: [numbered] }))
    await home.scan()
    expect(detail(home)).toMatchObject({
      stale: false,
      detail: { thread: { skein: { canOpen: false, historyModeRaw: 'legacy with ordinals' } } },
    })
  })

  it('tells what the index knows of a file that is gone or damaged', async () => {
    const home = new IndexedHome()
    const { path, bytes } = writeRollout(home.home, minimalThread({ id, timestamp, cwd: '/home/dev' }))
    await home.scan()
    rmSync(path)
    expect(detail(home).detail).toMatchObject({
      modeEvidence: null,
      headBytes: 0,
      thread: { id, cwd: '/home/dev' },
      files: [{ absolutePath: path, sizeBytes: bytes, primary: true }],
    })
    writeFileSync(path, 'damaged')
    expect(detail(home).detail.thread.skein.historyModeRaw).toBe('unreadable head')
  })

  it('sets the facts of three places side by side, and says which differ', async () => {
    const home = new IndexedHome()
    const git = { commit_hash: 'abc', branch: 'main' }
    const spec = minimalThread({ id, timestamp, cwd: '/home/dev', historyMode: 'legacy', git })
    writeRollout(home.home, spec)
    writeThreadNames(home.home, [{ id, name: 'Beans', at: timestamp }])
    const row = { history_mode: 'paginated', git_branch: 'other', title: 'Beds', cwd: '/HOME/dev' }
    writeStateDb(home.home, [stateRow('/elsewhere/.codex', spec, row)])
    await home.scan()
    const found = detail(home)
    const differing = found.detail.fields.filter(field => field.verdict === 'differ')
    expect(differing.map(field => field.field)).toEqual(['History mode', 'Branch'])
    expect(fields(found).get('History mode')).toMatchObject({ head: 'legacy', state: 'paginated' })
    expect(fields(found).get('Thread id')).toMatchObject({ head: id, file: id, state: id, verdict: 'agree' })
    // The home was copied from elsewhere, and its path is no fact about the thread.
    expect(fields(found).get('File name')?.verdict).toBe('agree')
    expect(fields(found).get('Name')).toEqual({
      field: 'Name',
      head: null,
      file: 'Beans',
      state: 'Beds',
      verdict: null,
    })
    expect(fields(found).get('Created')).toMatchObject({ head: '2026-03-04T05:06:07Z', file: '2026-03-04T05:06:07Z' })
    expect(fields(found).has('Agent')).toBe(false)
    expect(found.detail.stateRow).toBe('present')
  })
})

describe('how to go on in Codex', () => {
  const resume = async (thread: Parameters<typeof minimalThread>[0], archived = false) => {
    const home = new IndexedHome()
    writeRollout(home.home, { ...minimalThread(thread), archived })
    await home.scan()
    return detail(home).detail.resume
  }

  it.each([
    ['/home/dev/garden', `cd /home/dev/garden && codex resume ${id}`],
    ['/home/my dev', `cd '/home/my dev' && codex resume ${id}`],
    ["/home/o'neil", `cd '/home/o'\\''neil' && codex resume ${id}`],
    ['/$(rm -rf ~)`x`', `cd '/$(rm -rf ~)\`x\`' && codex resume ${id}`],
    ['-x', `cd '-x' && codex resume ${id}`],
    ['', `codex resume ${id}`],
  ])('from %j', async (cwd, command) => {
    expect(await resume({ id, timestamp, cwd, historyMode: 'paginated' })).toEqual({ command, reason: null })
  })

  it('or why not', async () => {
    expect(await resume({ id, timestamp }, true)).toMatchObject({
      command: null,
      reason: expect.stringContaining('codex unarchive'),
    })
    expect(await resume({ id, timestamp, cwd: '/a\nrm -rf ~' })).toMatchObject({ command: null })
  })
})

describe('the family of a thread', () => {
  it('is in tree order from whichever member it is asked, and ends where links run in circles', async () => {
    const home = new IndexedHome()
    const [root, fork, agent, grandchild, lost, a, b] = [1, 2, 3, 4, 5, 6, 7].map(n => fixtureId(n))
    const at = (minute: number) => `2026-03-04T05:0${minute}:00.000Z`
    const put = (of: string | undefined, minute: number, more: object) =>
      writeRollout(
        home.home,
        minimalThread({ id: of ?? '', timestamp: at(minute), preview: `Thread ${minute}`, ...more }),
      )
    put(root, 1, { forkedFromId: lost })
    put(fork, 3, { forkedFromId: root })
    put(agent, 2, { source: threadSpawnSource(root ?? ''), historyMode: 'paginated' })
    put(grandchild, 4, { parentThreadId: agent })
    put(a, 5, { forkedFromId: b })
    put(b, 6, { forkedFromId: a })
    await home.scan()
    const family = (of: string | undefined) =>
      detail(home, of).detail.family.map(member => [member.depth, member.relation, member.title, member.known])
    const whole = [
      [0, 'root', null, false],
      [1, 'fork', 'Thread 1', true],
      [2, 'sub-agent', 'Thread 2', true],
      [3, 'sub-agent', 'Thread 4', true],
      [2, 'fork', 'Thread 3', true],
    ]
    for (const member of [root, fork, agent, grandchild]) expect(family(member)).toEqual(whole)
    expect(family(a)).toHaveLength(2)
    expect(home.thread(root ?? '').skein).toMatchObject({ forkCount: 1, subAgentCount: 1 })
  })

  it('has all generations of a long line', async () => {
    const home = new IndexedHome()
    for (let n = 1; n <= 60; n++) {
      writeRollout(
        home.home,
        minimalThread({ id: fixtureId(n), timestamp, ...(n === 1 ? {} : { forkedFromId: fixtureId(n - 1) }) }),
      )
    }
    await home.scan('heads')
    const members = detail(home, fixtureId(60)).detail.family.map(member => member.id)
    expect(members).toContain(fixtureId(60))
  })
})
