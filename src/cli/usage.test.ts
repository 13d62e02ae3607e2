import { describe, expect, it } from 'vitest'
import { fixtureId } from '../fixtures/ids.ts'
import { tokenCount, usage } from '../fixtures/records/tokens.ts'
import { turnCompleted, turnContext, turnStarted } from '../fixtures/records/turns.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { printedUsage } from '../shared/ipc/usage.ts'

const AT = Date.UTC(2026, 2, 4, 12)

function someHome(): string {
  const home = temporaryHome()
  const timestamp = new Date(AT).toISOString()
  const records = [
    turnStarted('t'),
    turnContext({ cwd: '/g', model: '=m,1' }),
    tokenCount({ total: usage(900, 300, 100, 40), last: usage(900, 300, 100, 40) }),
    turnCompleted('t'),
  ]
  writeRollout(home, minimalThread({ id: fixtureId('legacy', AT), timestamp, cwd: '/g', records }))
  writeRollout(home, minimalPaginatedThread({ id: fixtureId('paginated', AT), timestamp, records }))
  return home
}

describe('skein usage', () => {
  const run = (...args: string[]) => skein(['usage', '--home', someHome(), ...args])

  it('prints what threads used as JSON; those that are not opened are in no sum', () => {
    const { code, out } = run('--json', '--by', 'month')
    const printed = printedUsage.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(printed).toMatchObject({ by: 'month', threads: 1, total: { input: 900, cachedInput: 300, output: 100 } })
    expect(printed.rows.map(({ name, input }) => [name, input])).toEqual([['2026-03-01', 900]])
    expect(printed.notOpened.threads).toBe(1)
  })

  it('prints CSV that no spreadsheet takes for formulas', () => {
    expect(run('--csv', '--by', 'model').out).toBe(
      'model,input_tokens,cached_input_tokens,output_tokens,reasoning_tokens,total_tokens\r\n' +
        `"'=m,1",900,300,100,40,1000\r\n`,
    )
  })

  it('prints a table, and says what is in no sum', () => {
    const { out, err } = run('--by', 'project')
    expect(out.split('\n').map(line => line.trim().split(/\s+/))).toEqual([
      ['PROJECT', 'INPUT', 'CACHED', 'OUTPUT', 'REASONING', 'TOTAL'],
      ['/g', '900', '300', '100', '40', '1000'],
      ['all', '900', '300', '100', '40', '1000'],
      [''],
    ])
    expect(err).toContain('not opened and in no sum: 1')
  })

  it('keeps to the days that are asked for, and refuses what is no day', () => {
    expect(run('--since', '2026-03-06').err).toContain('no tokens')
    expect(run('--since', '2026-03-03', '--until', '2026-03-05').out).toContain('900')
  })

  it('refuses what is no day, and two forms at once', () => {
    const { code, err } = run('--since', '2026-02-30')
    expect([code, err]).toEqual([2, expect.stringContaining('wants a day such as')])
    expect(run('--json', '--csv').code).toBe(2)
  })
})
