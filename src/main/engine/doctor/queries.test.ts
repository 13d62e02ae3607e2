import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, unknownEvent } from '../../../fixtures/damage.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { compacted } from '../../../fixtures/records/thread-events.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { TestEngine } from '../testing-engine.ts'
import { MAX_ROWS } from './findings.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const later = '2026-03-04T05:08:07.890Z'
const [damaged, refused, sound] = [fixtureId(1), fixtureId(2), fixtureId(3)]
const all = { offset: 0, limit: 200 }

/** A legacy thread that is damaged, a paginated one with a bad line, and a sound one. */
async function damagedHome() {
  const home = temporaryHome()
  writeRollout(
    home,
    minimalThread({
      id: damaged,
      timestamp,
      cliVersion: '0.107.0',
      records: [
        ...Array.from({ length: MAX_ROWS + 5 }, () => BROKEN_JSON),
        unknownEvent(timestamp),
        hugeLine(40_000, timestamp),
        line(compacted('A summary'), { timestamp }),
        line(agentMessageEvent('The last words'), { timestamp: later }),
      ],
    }),
  )
  writeRollout(home, minimalPaginatedThread({ id: refused, timestamp, cliVersion: '0.169.0', records: [BROKEN_JSON] }))
  writeRollout(home, minimalThread({ id: sound, timestamp, cliVersion: '0.107.0' }))
  const engine = await TestEngine.open([home])
  const { homes } = await engine.call('homes.list', {})
  return { engine, homeId: homes[0]?.id ?? -1 }
}

describe('doctor.summary', () => {
  it('counts by check and release, exactly, with the threads concerned', async () => {
    const { engine } = await damagedHome()
    const { cells, checks, severities, ...rest } = await engine.call('doctor.summary', {})
    expect(cells.map(({ check, release, scope, count, threads }) => [check, release, scope, count, threads])).toEqual([
      ['malformed-json', '0.107.0', 'full', MAX_ROWS + 5, 1],
      ['malformed-json', '0.169.0', 'structure', 1, 1],
      ['unknown-record', '0.107.0', 'full', 1, 1],
    ])
    expect(checks).toContainEqual({ check: 'malformed-json', count: MAX_ROWS + 6, threads: 2 })
    expect(severities).toContainEqual({ severity: 'error', count: MAX_ROWS + 6, threads: 2 })
    expect(rest).toEqual({ threads: 2, threadsWithProblems: 2, files: { checked: 3, waiting: 0 } })
    expect((await engine.call('doctor.summary', { homes: [-5] })).cells).toEqual([])
  })
})

describe('doctor.summary and doctor.times', () => {
  it('leave out what is known', async () => {
    const { engine, homeId } = await damagedHome()
    const known = { show: 'others' as const, problems: [{ check: 'malformed-json', homeId, threadId: damaged }] }
    const { cells } = await engine.call('doctor.summary', { known })
    expect(cells.map(({ check, count }) => [check, count])).toEqual([
      ['malformed-json', 1],
      ['unknown-record', 1],
    ])
    const { bars } = await engine.call('doctor.times', { filter: { known, from: 0, to: 1 } })
    expect(bars.reduce((sum, bar) => sum + bar.error + bar.info, 0)).toBe(2)
  })
})

describe('doctor.coverage', () => {
  it('tells what is not known, by release, and where it was first', async () => {
    const home = temporaryHome()
    const strange = [
      unknownEvent(timestamp),
      unknownEvent(timestamp),
      '{"timestamp":"2026-03-04T05:06:07.890Z","type":"event_msg","payload":{"type":"token_count"},"weather":1}',
    ]
    const write = (n: number, at: string, cliVersion: string) =>
      writeRollout(home, minimalThread({ id: fixtureId(n), timestamp: at, cliVersion, records: strange }))
    write(4, '2026-03-06T05:06:07.890Z', '0.107.0')
    const oldest = write(5, '2026-03-02T05:06:07.890Z', '0.107.0')
    write(6, timestamp, '0.170.0')
    const engine = await TestEngine.open([home])
    const { unknown, releases } = await engine.call('doctor.coverage', {})
    expect(unknown.map(({ what, name, release, count, files }) => [what, name, release, count, files])).toEqual([
      ['key', 'weather', '0.107.0', 2, 2],
      ['kind', 'event_msg/weather_changed', '0.107.0', 4, 2],
      ['key', 'weather', '0.170.0', 1, 1],
      ['kind', 'event_msg/weather_changed', '0.170.0', 2, 1],
    ])
    expect(`${home}/${unknown[0]?.firstFile}`).toBe(oldest.path)
    expect(releases.map(({ release, files }) => [release, files])).toEqual([
      ['0.107.0', 2],
      ['0.170.0', 1],
    ])
    for (const { bytes, unknownBytes } of releases) expect(unknownBytes > 0 && unknownBytes < bytes).toBe(true)
  })
})

describe('doctor.findings', () => {
  it('comes in pages, with the number of rows and the exact one', async () => {
    const { engine } = await damagedHome()
    const first = await engine.call('doctor.findings', { offset: 0, limit: 10 })
    expect(first).toMatchObject({ total: MAX_ROWS + 2, counted: MAX_ROWS + 7, offset: 0 })
    expect(first.findings).toHaveLength(10)
    const last = await engine.call('doctor.findings', { offset: MAX_ROWS + 1, limit: 10 })
    expect(last.findings).toMatchObject([
      { check: 'unknown-record', severity: 'info', threadId: damaged, release: '0.107.0' },
    ])
  })

  it('is filtered and sorted', async () => {
    const { engine, homeId } = await damagedHome()
    const found = async (filter: object, sort = {}) =>
      (await engine.call('doctor.findings', { filter, sort, ...all })).findings.map(
        ({ check, line: at }) => `${check} ${at}`,
      )
    expect(await found({ checks: ['unknown-record'] })).toEqual([`unknown-record ${MAX_ROWS + 9}`])
    expect(await found({ severities: ['info'] })).toHaveLength(1)
    expect(await found({ releases: ['0.169.0'] })).toEqual(['malformed-json 5'])
    expect(await found({ scopes: ['structure'] })).toEqual(['malformed-json 5'])
    expect(await found({ thread: { homeId, id: refused } })).toEqual(['malformed-json 5'])
    expect(await found({ homes: [homeId + 1] })).toEqual([])
    expect(await found({ from: Date.parse(later) })).toEqual([])
    expect((await found({}, { key: 'release', direction: 'desc' }))[0]).toBe('malformed-json 5')
  })

  it('hides what is known, or shows nothing else', async () => {
    const { engine, homeId } = await damagedHome()
    const known = (show: 'others' | 'these', problems: object[]) =>
      engine.call('doctor.findings', {
        filter: { known: { show, problems: problems.map(one => ({ check: 'malformed-json', ...one })) } },
        ...all,
      })
    expect((await known('others', [{}])).findings).toMatchObject([{ check: 'unknown-record' }])
    expect(await known('others', [{ homeId, threadId: damaged }])).toMatchObject({ total: 2, counted: 2 })
    expect(await known('these', [{ homeId, threadId: refused }])).toMatchObject({ total: 1, counted: 1 })
    expect((await known('others', [])).total).toBe(MAX_ROWS + 2)
  })
})

describe('doctor.thread', () => {
  it('tells what was found, what it means, what the file is made of, and how it ends', async () => {
    const { engine, homeId } = await damagedHome()
    const { structureOnly, findings, counted, files } = await engine.call('doctor.thread', { homeId, id: damaged })
    expect(structureOnly).toBe(false)
    expect(counted).toBe(MAX_ROWS + 6)
    expect(findings[0]).toMatchObject({ check: 'malformed-json', line: 4, title: 'Not JSON', scope: 'full' })
    expect(findings[0]?.meaning).toContain('not JSON')
    const [file] = files
    expect(file?.profile).toMatchObject({
      lines: MAX_ROWS + 12,
      badLines: MAX_ROWS + 5,
      imageBytes: 0,
      last: { at: Date.parse(later), gapMs: 120_000, kind: 'event_msg/agent_message', line: MAX_ROWS + 12 },
      unknownKinds: [{ name: 'event_msg/weather_changed', count: 1 }],
      unknownKeys: [],
    })
    expect(file?.profile?.heaviest).toHaveLength(20)
    expect(file?.profile?.heaviest[0]).toMatchObject({ line: MAX_ROWS + 10, kind: 'event_msg/agent_message' })
    expect(file?.profile?.copyBytes).toBeGreaterThan(50)
    const bytes = file?.profile?.kinds.reduce((sum, kind) => sum + kind.bytes, 0)
    expect(bytes).toBe(file?.profile?.bytes)
  })

  it('says of a thread that is not opened that nothing but its structure was looked at', async () => {
    const { engine, homeId } = await damagedHome()
    const { structureOnly, findings, files } = await engine.call('doctor.thread', { homeId, id: refused })
    expect(structureOnly).toBe(true)
    expect(findings).toMatchObject([{ check: 'malformed-json', line: 5, scope: 'structure' }])
    expect(files[0]?.profile).toMatchObject({ lines: 5, imageBytes: null })
  })

  it('names the other threads that ended in the same second, refused ones too', async () => {
    const home = temporaryHome()
    const [first, second, third, hidden] = [1, 2, 3, 4].map(n => fixtureId(n))
    const last = (at: string) => [line(agentMessageEvent('Last words'), { timestamp: at })]
    const put = (make: typeof minimalThread, id: string | undefined, at: string) =>
      writeRollout(home, make({ id: id ?? '', timestamp, records: last(at) }))
    put(minimalThread, first, '2026-03-04T06:00:07.890Z')
    put(minimalThread, second, '2026-03-04T06:00:07.100Z')
    put(minimalThread, third, '2026-03-04T06:00:08.000Z')
    put(minimalPaginatedThread, hidden, '2026-03-04T06:00:07.500Z')
    const engine = await TestEngine.open([home])
    const { homes } = await engine.call('homes.list', {})
    const together = async (id = '') =>
      (await engine.call('doctor.thread', { homeId: homes[0]?.id ?? -1, id })).endedTogether
    expect(await together(third)).toEqual({ total: 0, threads: [] })
    const { total, threads } = await together(first)
    expect([total, threads.map(({ id }) => id)]).toEqual([2, [second, hidden].sort()])
  })

  it('has nothing to say of a sound one, and does not know others', async () => {
    const { engine, homeId } = await damagedHome()
    expect(await engine.call('doctor.thread', { homeId, id: sound })).toMatchObject({ findings: [], counted: 0 })
    await expect(engine.call('doctor.thread', { homeId, id: fixtureId(9) })).rejects.toThrow('no rollout found')
  })
})

describe('a thread of two files', () => {
  it('tells which of them it is read from, so that no line of the other is looked for there', async () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread({ id: damaged, timestamp, records: [BROKEN_JSON] }))
    writeRollout(home, { ...minimalThread({ id: damaged, timestamp, records: [BROKEN_JSON] }), archived: true })
    const engine = await TestEngine.open([home])
    const { findings } = await engine.call('doctor.findings', { filter: { checks: ['malformed-json'] }, ...all })
    expect(findings.map(({ path, deciding }) => [path.split('/')[0], deciding]).sort()).toEqual([
      ['archived_sessions', false],
      ['sessions', true],
    ])
    const { files } = await engine.call('doctor.thread', { homeId: findings[0]?.homeId ?? -1, id: damaged })
    expect(files.map(({ path, deciding }) => [path.split('/')[0], deciding])).toEqual([
      ['archived_sessions', false],
      ['sessions', true],
    ])
  })
})

describe('doctor.checks', () => {
  it('tells which checks refused threads go without', async () => {
    const { engine } = await damagedHome()
    const { checks } = await engine.call('doctor.checks', {})
    const ofRefused = new Map(checks.map(check => [check.check, check.ofRefused]))
    expect(ofRefused.get('call-without-output')).toBe(false)
    expect(ofRefused.get('ordinal-gap')).toBe(true)
    expect(ofRefused.get('several-heads')).toBe(true)
  })
})

describe('a thread in two homes that are open', () => {
  it('is told in both', async () => {
    const [one, other] = [temporaryHome(), temporaryHome()]
    for (const home of [one, other]) writeRollout(home, minimalThread({ id: sound, timestamp }))
    const engine = await TestEngine.open([one, other])
    const { findings } = await engine.call('doctor.findings', all)
    expect(findings.map(({ check }) => check)).toEqual(['id-in-other-home', 'id-in-other-home'])
    expect(new Set(findings.map(({ homeId }) => homeId)).size).toBe(2)
  })
})
