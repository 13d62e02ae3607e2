import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { BROKEN_JSON } from '../fixtures/damage.ts'
import { fixtureId } from '../fixtures/ids.ts'
import { projectionOf, writeProjectionDb } from '../fixtures/projection-db.ts'
import { writeStateDb } from '../fixtures/state-db.ts'
import { stateRow } from '../fixtures/state-row.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { catalogue } from '../main/engine/doctor/catalogue.ts'
import { stateOfHome } from '../main/engine/testing.ts'
import { problem } from '../shared/problem.ts'
import { sarifLog } from '../shared/sarif.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const findings = (out: string) => z.array(z.strictObject(problem.shape)).parse(JSON.parse(out))

/** A home with a damaged legacy thread, a damaged paginated one, and a row without file. */
function damagedHome() {
  const home = temporaryHome()
  const legacy = writeRollout(home, minimalThread({ id, timestamp, records: [BROKEN_JSON] }))
  const gone = minimalThread({ id: fixtureId(3), timestamp })
  writeRollout(home, minimalPaginatedThread({ id: fixtureId(2), timestamp, records: ['{"secret":'] }))
  writeStateDb(
    home,
    [minimalThread({ id, timestamp }), gone].map(spec => stateRow(home, spec)),
  )
  return { home, file: legacy.path }
}

/** Each call is a process of its own. */
describe('skein check', () => {
  it('checks a home, and prints a line for each finding and what to do about it', () => {
    const { home, file } = damagedHome()
    const before = stateOfHome(home)
    const { code, out, err } = skein(['check', home])
    expect(code).toBe(1)
    expect(out).toContain(`${file}:4: error: not JSON from character`)
    expect(out).toContain('malformed-json: Nothing is lost')
    expect(out).toContain(`state_5.sqlite: warning: no file of the thread ${fixtureId(3)} [state-without-file]`)
    expect(err).toBe('skein: 2 files checked: 2 errors, 1 warning, 0 remarks\n')
    expect(stateOfHome(home)).toEqual(before)
  })

  it('compares the history projection with the files', () => {
    const home = temporaryHome()
    const thread = minimalPaginatedThread({ id, timestamp })
    writeRollout(home, thread)
    writeProjectionDb(home, [projectionOf(thread, { nextOffset: 100, nextOrdinal: 1 })])
    const before = stateOfHome(home)
    const { out } = skein(['check', '--json', home])
    expect(findings(out)).toMatchObject([{ check: 'projection-behind', severity: 'warning', line: null }])
    expect(stateOfHome(home)).toEqual(before)
  })

  it('prints an array of findings with --json, also of a folder and of a file with any name', () => {
    const { home, file } = damagedHome()
    const inFolder = findings(skein(['check', '--json', join(home, 'sessions', '2026')]).out)
    expect(inFolder.map(({ check, line }) => `${check} ${line}`)).toEqual(['malformed-json 4', 'malformed-json 5'])
    const copy = join(temporaryHome(), 'copy of it.txt')
    writeFileSync(copy, readFileSync(file))
    const { code, out } = skein(['check', '--json', copy])
    expect(code).toBe(1)
    expect(findings(out)).toEqual([
      expect.objectContaining({
        check: 'malformed-json',
        severity: 'error',
        path: copy,
        line: 4,
        message: expect.any(String),
      }),
    ])
  })

  it('prints a table with --csv', () => {
    const { home, file } = damagedHome()
    const [header, ...rows] = skein(['check', '--csv', '--severity', 'error', home]).out.trimEnd().split('\r\n')
    expect(header).toBe('severity,check,path,line,byte,message,remedy')
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(new RegExp(`^error,malformed-json,${file},4,\\d+,not JSON from character \\d+ on,`))
  })

  it('exits by the severity that it is told to fail on', () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread({ id, timestamp, historyMode: 'streamed' }))
    const codeOf = (...args: string[]) => skein(['check', '--severity', 'error', ...args, home]).code
    expect([codeOf(), codeOf('--fail-on', 'warning'), codeOf('--fail-on', 'info')]).toEqual([0, 1, 1])
  })

  it('reads stdin, compressed or not', () => {
    const home = temporaryHome()
    const plain = writeRollout(home, minimalThread({ id, timestamp, records: [BROKEN_JSON] }))
    expect(findings(skein(['check', '--json', '-'], readFileSync(plain.path, 'utf8')).out)).toMatchObject([
      { check: 'malformed-json', path: '-', line: 4 },
    ])
    expect(skein(['check', '--json', '-'])).toMatchObject({ code: 0 })
  })

  it('ends with 0 where there are no errors, and prints only what is grave enough', () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread({ id, timestamp }))
    writeStateDb(home, [])
    expect(skein(['check', '--json', home])).toMatchObject({ code: 0 })
    expect(findings(skein(['check', '--json', home]).out)).toMatchObject([{ check: 'file-without-state' }])
    expect(skein(['check', '--severity', 'warning', '--json', home])).toMatchObject({
      code: 0,
      out: '[\n]\n',
      err: 'skein: 1 file checked: 0 errors, 0 warnings, 1 remark\n',
    })
  })

  it('prints SARIF with the rules of the catalogue', () => {
    const { home, file } = damagedHome()
    const log = sarifLog.parse(JSON.parse(skein(['check', '--sarif', home]).out))
    const [run] = log.runs
    expect(run?.tool.driver.rules.map(rule => rule.id)).toEqual(catalogue.map(({ name }) => name))
    expect(run?.results.length).toBe(3)
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(run?.results[0]).toMatchObject({
      ruleId: 'malformed-json',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: expect.stringMatching(/^file:/) },
            region: { startLine: expect.any(Number) },
          },
        },
      ],
    })
    expect(JSON.stringify(log)).toContain(pathToFileURL(file).href)
  })

  it('says nothing of what stands in a thread that is not opened', () => {
    const { out, err } = skein(['check', damagedHome().home])
    expect(out + err).not.toContain('secret')
  })

  it('says what is wrong with what it was asked', () => {
    expect(skein(['check', '/nowhere/at/all'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not there any more'),
    })
    expect(skein(['check', '--json', '--sarif', '.'])).toMatchObject({ code: 2 })
    expect(skein(['check', '--severity', 'grave', '.'])).toMatchObject({ code: 2 })
    expect(skein(['check', '--csv', '--sarif', '.'])).toMatchObject({ code: 2 })
    expect(skein(['check', '--fail-on', 'never', '.'])).toMatchObject({ code: 2 })
    expect(skein(['check', '-', '-'])).toMatchObject({ code: 2 })
    expect(skein(['check', '--help']).out).toContain('skein check')
  })

  it('finds nothing in an empty folder', () => {
    const folder = join(temporaryHome(), 'empty')
    mkdirSync(folder)
    expect(skein(['check', relative(process.cwd(), folder)])).toMatchObject({
      code: 0,
      out: '',
      err: 'skein: no rollouts found: 0 errors, 0 warnings, 0 remarks\n',
    })
  })

  it('checks homes that lie side by side in a folder as homes', () => {
    const folder = temporaryHome()
    const spec = minimalThread({ id: fixtureId(1), timestamp: '2026-03-04T05:06:07.890Z' })
    for (const name of ['before', 'after']) writeRollout(join(folder, name), spec)
    writeRollout(join(folder, 'after'), { ...spec, archived: true })
    const { code, out, err } = skein(['check', '--json', folder])
    const found = z.array(problem).parse(JSON.parse(out))
    expect(found.map(({ check, path }) => [check, relative(folder, path).split('/')[0]])).toEqual([
      ['active-and-archived', 'after'],
    ])
    expect([code, err]).toEqual([0, 'skein: 3 files checked: 0 errors, 1 warning, 0 remarks\n'])
  })
})
