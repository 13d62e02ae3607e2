import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON } from '../fixtures/damage.ts'
import { fixtureId } from '../fixtures/ids.ts'
import { errorEvent, turnStarted } from '../fixtures/records/turns.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { stateOfHome } from '../main/engine/testing.ts'
import { TestEngine } from '../main/engine/testing-engine.ts'
import { failureCheck, fingerprintOf } from '../shared/fingerprint-name.ts'
import { compatibilityReport, printedReport, rolloutStats } from '../shared/report.ts'

const [MARCH, APRIL] = ['2026-03-04T05:06:07.890Z', '2026-04-04T05:06:07.890Z']
const id = (n: number) => fixtureId(n)

function sampleHome(): string {
  const home = temporaryHome()
  writeRollout(home, minimalThread({ id: id(1), timestamp: MARCH, cliVersion: '0.9.0', records: [BROKEN_JSON] }))
  writeRollout(home, minimalThread({ id: id(2), timestamp: APRIL, cliVersion: '0.144.6' }))
  writeRollout(home, minimalPaginatedThread({ id: id(3), timestamp: APRIL, cliVersion: '0.144.6' }))
  writeRollout(home, minimalThread({ id: id(4), timestamp: APRIL, cliVersion: '0.144.10', historyMode: 'a\u001bb' }))
  return home
}

/** Each call is a process of its own. */
describe('skein stats', () => {
  it('counts files by mode, release and month, and findings by check', () => {
    const home = sampleHome()
    const before = stateOfHome(home)
    const { code, out } = skein(['stats', '--json', home])
    expect(code).toBe(0)
    const stats = rolloutStats.parse(JSON.parse(out))
    expect(stats).toMatchObject({ files: 4, threads: 4, filesWithErrors: 1, filesWithFindings: 2 })
    expect(stats.modes.map(({ mode, raw, files }) => [mode, raw, files])).toEqual([
      ['legacy', 'legacy', 2],
      ['paginated', 'paginated', 1],
      ['unknown', 'a\u001bb', 1],
    ])
    expect(stats.releases.map(({ release, files }) => [release, files])).toEqual([
      ['0.144.10', 1],
      ['0.144.6', 2],
      ['0.9.0', 1],
    ])
    expect(stats.months.map(({ month, files }) => [month, files])).toEqual([
      ['2026-04', 3],
      ['2026-03', 1],
    ])
    expect(stats.problems).toEqual([
      { check: 'malformed-json', severity: 'error', count: 1, files: 1 },
      { check: 'unknown-mode', severity: 'warning', count: 1, files: 1 },
    ])
    expect(stateOfHome(home)).toEqual(before)
  })

  it('prints one table with --csv', () => {
    const lines = skein(['stats', '--csv', sampleHome()]).out.split('\r\n')
    expect(lines[0]).toBe('counted_by,value,severity,findings,files,bytes')
    expect(lines[1]).toMatch(/^all,,,,4,\d+$/)
    expect(lines).toContainEqual(expect.stringMatching(/^history_mode,a\\x1bb,,,1,\d+$/))
    expect(lines).toContain('check,malformed-json,error,1,1,')
    expect(skein(['stats', '--csv', '--json', '.']).code).toBe(2)
  })

  it('prints tables, and knows an empty home', () => {
    const { out } = skein(['stats', sampleHome()])
    expect(out).toContain('4 files of 4 threads')
    expect(out).toContain('a\\x1bb')
    const empty = skein(['stats', '--json', temporaryHome()])
    expect(rolloutStats.parse(JSON.parse(empty.out))).toMatchObject({ files: 0, sizes: null, problems: [] })
    expect(skein(['stats', '/nowhere/at/all']).code).toBe(1)
    expect(skein(['stats', '-', '-']).code).toBe(2)
  })
})

describe('skein stats of stdin', { timeout: 60_000 }, () => {
  it('counts the one file', () => {
    const { path } = writeRollout(
      temporaryHome(),
      minimalThread({ id: id(1), timestamp: MARCH, records: [BROKEN_JSON] }),
    )
    expect(skein(['stats', '-'], readFileSync(path, 'utf8')).out).toContain('1 file of 1 thread, ')
    const { out } = skein(['stats', '--json', '-'], readFileSync(path, 'utf8'))
    expect(rolloutStats.parse(JSON.parse(out))).toMatchObject({ files: 1, threads: 1, filesWithErrors: 1 })
  })
})

describe('skein report', () => {
  it('tells which releases write which mode, the first of each, and what was refused, as the window does', async () => {
    const [home, data] = [sampleHome(), temporaryHome()]
    skein(['show', id(3), '--home', home, '--data', data])
    const { code, out } = skein(['report', '--json', '--home', home, '--data', data])
    expect(code).toBe(0)
    const report = compatibilityReport.parse(JSON.parse(out))
    expect(report).toMatchObject({ threads: 4, modes: { legacy: 2, paginated: 1, unknown: 1 } })
    expect(report.releases.map(({ release, modes }) => [release, modes])).toEqual([
      ['0.144.10', { legacy: 0, paginated: 0, unknown: 1 }],
      ['0.144.6', { legacy: 1, paginated: 1, unknown: 0 }],
      ['0.9.0', { legacy: 1, paginated: 0, unknown: 0 }],
    ])
    expect(report.cells).toContainEqual({
      mode: 'legacy',
      raw: 'legacy',
      release: '0.9.0',
      month: '2026-03',
      threads: 1,
    })
    expect(report.firsts.find(({ mode }) => mode === 'paginated')).toMatchObject({ id: id(3), createdAt: APRIL })
    expect(report.refusals).toMatchObject([{ mode: 'paginated', count: 1 }])
    const engine = await TestEngine.open([home], data)
    const { at, recent, ...route } = await engine.call('report.compatibility', {})
    const { at: printedAt, recent: printedRecent, ...printed } = report
    expect(route).toEqual(printed)
    expect(recent.modes).toEqual(printedRecent.modes)
    expect(at >= printedAt).toBe(true)
    const text = skein(['report', '--home', home]).out
    expect(text).toContain('the last 30 days')
    expect(text).toContain('4 threads: 2 legacy, 1 paginated, 1 unknown')
    expect(skein(['report', 'x']).code).toBe(2)
    expect(skein(['report', '--json', '--csv', '--home', home]).code).toBe(2)
    const csv = skein(['report', '--csv', '--home', home]).out
    expect(csv.split('\r\n')[0]).toBe('month,release,history_mode,as_the_file_says_it,threads')
    expect(csv).toContain('2026-03,0.9.0,legacy,legacy,1\r\n')
    expect(csv).toContain(',unknown,a\\x1bb,1\r\n')
  })

  it('tells what of the format is understood', () => {
    const home = temporaryHome()
    const records = [{ type: 'brand_new', payload: { text: 'A secret' } }]
    writeRollout(home, minimalThread({ id: id(1), timestamp: APRIL, cliVersion: '0.200.0', records }))
    writeRollout(home, minimalPaginatedThread({ id: id(2), timestamp: APRIL, cliVersion: '0.200.1', records }))
    const asked = ['report', '--coverage', '--home', home, '--data', temporaryHome()]
    const { coverage, failures } = printedReport.parse(JSON.parse(skein([...asked, '--json']).out))
    expect(failures).toBeUndefined()
    expect(coverage?.unknown.map(({ what, name, release, count }) => [what, name, release, count])).toEqual([
      ['kind', 'brand_new', '0.200.0', 1],
      ['kind', 'brand_new', '0.200.1', 1],
    ])
    expect(coverage?.releases.map(({ release, files }) => [release, files])).toEqual([
      ['0.200.0', 1],
      ['0.200.1', 1],
    ])
    expect(coverage?.releases.every(({ bytes, unknownBytes }) => unknownBytes > 0 && unknownBytes < bytes)).toBe(true)
    const text = skein(asked).out
    expect(text).toMatch(/^kind +brand_new +0\.200\.0 +1 +1 +sessions\//m)
    expect(text).not.toContain('secret')
    expect(skein([...asked, '--csv']).out).toContain('kind,brand_new,0.200.0,1,1,sessions/')
    expect(skein([...asked, '--csv', '--failures']).code).toBe(2)
  })

  it('tells damaged lines from unknown kinds', () => {
    const nothing = 'No kind of record and no key is unknown'
    const out = (home: string) => skein(['report', '--coverage', '--home', home, '--data', temporaryHome()]).out
    expect(out(sampleHome())).toContain(`${nothing}; what is not understood is in lines that are no records.\n`)
    const whole = temporaryHome()
    writeRollout(whole, minimalThread({ id: id(5), timestamp: APRIL }))
    expect(out(whole)).toContain(`${nothing}.\n`)
  })

  it('tells what failed, and leaves out what is known', async () => {
    const [home, data] = [temporaryHome(), temporaryHome()]
    const records = [turnStarted(id(9)), errorEvent('The stream was lost after 12 ms', 'response_stream_disconnected')]
    writeRollout(home, minimalThread({ id: id(1), timestamp: APRIL, cliVersion: '0.144.6', records }))
    writeRollout(home, minimalPaginatedThread({ id: id(2), timestamp: APRIL, records: [errorEvent('A secret')] }))
    const asked = ['report', '--failures', '--home', home, '--data', data]
    const { failures } = printedReport.parse(JSON.parse(skein([...asked, '--json']).out))
    expect(failures).toMatchObject({ threads: { read: 1, unread: 0, notOpened: 1 }, total: 1, known: 0 })
    const [lost] = failures?.fingerprints ?? []
    expect(lost).toMatchObject({
      ...{ kind: 'error', code: 'response_stream_disconnected', text: 'The stream was lost after <n> ms' },
      ...{ count: 1, threads: 1, firstRelease: '0.144.6', known: false, latest: { thread: id(1), line: 5 } },
    })
    const text = skein(asked).out
    expect(text).toContain('1 fingerprint of failures in 1 thread; 1 not opened, of which nothing is known')
    expect(text).toContain(lost?.fingerprint)
    expect(text).not.toContain('secret')
    expect(skein([...asked, '--csv']).out).toContain(
      `${lost?.fingerprint},,error,response_stream_disconnected,The stream`,
    )
    const engine = await TestEngine.open([home], data)
    const check = failureCheck(fingerprintOf(lost?.fingerprint ?? ''))
    await engine.call('triage.set', { homeId: null, threadId: null, check, state: 'known' })
    expect(skein(asked).out).toContain('1 known fingerprint is left out: --known shows it.')
    expect(skein([...asked, '--known']).out).toContain('The stream was lost after <n> ms (known)')
    expect(skein(['report', '--known']).code).toBe(2)
  })
})
