import { describe, expect, it } from 'vitest'
import { fixtureId } from '../fixtures/ids.ts'
import { tokenCount, usage } from '../fixtures/records/tokens.ts'
import { turnCompleted, turnContext, turnStarted } from '../fixtures/records/turns.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { headComparison, homeComparison, threadComparison } from '../shared/ipc/compare.ts'

const timestamp = '2026-03-04T12:00:00.000Z'
const one = fixtureId('cli/one')
const two = fixtureId('cli/two')
const closed = fixtureId('cli/closed')

function someHome(): string {
  const home = temporaryHome()
  const records = (input: number) => [
    turnStarted('t'),
    turnContext({ cwd: '/g', model: 'm\u001b[31m1' }),
    tokenCount({ total: usage(input, 300, 100, 40), last: usage(input, 300, 100, 40) }),
    turnCompleted('t'),
  ]
  writeRollout(home, minimalThread({ id: one, timestamp, cwd: '/g', records: records(900), preview: 'Paint' }))
  writeRollout(home, minimalThread({ id: two, timestamp, cwd: '/g', records: records(500), preview: 'Varnish' }))
  writeRollout(home, minimalPaginatedThread({ id: closed, timestamp, records: records(100), preview: 'Row' }))
  return home
}

describe('skein compare', () => {
  const run = (...args: string[]) => skein(['compare', '--home', someHome(), ...args])

  it('prints what of two threads differs as JSON', () => {
    const { code, out } = run('--json', one, two)
    const { a, b, sections } = threadComparison.parse(JSON.parse(out))
    expect([code, a.thread.id, b.thread.id]).toEqual([0, one, two])
    const tokens = sections.find(section => section.id === 'tokens')
    expect(tokens?.rows[0]).toEqual({
      name: 'All tokens',
      part: null,
      unit: 'count',
      a: 1000,
      b: 600,
      verdict: 'differs',
    })
  })

  it('prints a table without control characters', () => {
    const { out } = run(one, two)
    expect(out).toContain('Paint')
    expect(out).toMatch(/^\* {2}All tokens +1,000 +600$/m)
    expect(out).toMatch(/^ {3}Model +m\\x1b\[31m1/m)
    expect(out).not.toContain('\u001b')
  })

  it('compares heads, and of a thread that is not opened tells only what lists show', () => {
    const { code, out } = run('--heads', '--json', one, two)
    const { a, b, rows } = headComparison.parse(JSON.parse(out))
    expect([code, a.heads[0]?.id, b.heads[0]?.id, a.reason]).toEqual([0, one, two, null])
    expect(rows.find(({ path }) => path === 'id')).toMatchObject({ a: one, b: two, verdict: 'differs' })
    expect(run('--heads', '--differences', one, two).out).toMatch(new RegExp(`^\\* +id +${one} +${two}$`, 'm'))
    expect(run('--heads', '--csv', one, two).out).toContain(`id,,${one},${two},differs\r\n`)
    expect(run('--heads', one, closed).err).toContain(`of the head of ${closed} only what lists show is told`)
    expect(run('--heads', '--head-b', '2', one, one)).toMatchObject({ code: 1 })
    expect(run('--head-a', '2', one, two).code).toBe(2)
    expect(run('--heads', '.', '..').code).toBe(2)
  })

  it('prints a table with --csv', () => {
    const { out } = run('--csv', one, two)
    expect(out).toMatch(/,All tokens,,count,1000,600,differs\r$/m)
    expect(run('--csv', '--json', one, two).code).toBe(2)
  })

  it('prints the differences alone', () => {
    const { out } = run('--differences', one, two)
    expect(out).toContain('All tokens')
    expect(out).not.toContain('Sandbox')
  })

  it('says of a thread that is not opened that it takes part without its history', () => {
    const { code, out, err } = run(one, closed)
    expect(code).toBe(0)
    expect(err).toContain(`skein: ${closed} takes part without its history: paginated_threads is not supported yet\n`)
    expect(out).toMatch(/^\? {2}All tokens +1,000 +not known$/m)
  })

  it('compares the two threads that an id names in two homes', () => {
    const { code, out } = skein(['compare', '--json', '--home', someHome(), '--home', someHome(), one, one])
    const { a, b } = threadComparison.parse(JSON.parse(out))
    expect([code, a.thread.id, b.thread.id, a.thread.skein.home === b.thread.skein.home]).toEqual([0, one, one, false])
  })

  it.each([
    [[one], 2],
    [[one, fixtureId('cli/none')], 4],
  ])('wants two threads that are there: %j', (ids, code) => {
    expect(run(...ids)).toMatchObject({ code, out: '' })
  })

  it('compares two homes, before and after', () => {
    const [before, after] = [someHome(), someHome()]
    writeRollout(after, minimalPaginatedThread({ id: one, timestamp, cliVersion: '0.170.0', preview: 'Paint' }))
    const { code, out } = skein(['compare', '--json', before, after])
    const { counts, threads } = homeComparison.parse(JSON.parse(out))
    expect([code, counts]).toEqual([0, { changed: 1, onlyA: 0, onlyB: 0, same: 2 }])
    expect(threads.find(thread => thread.id === one)).toMatchObject({
      state: 'changed',
      a: { historyMode: 'legacy', turns: 2 },
      b: { historyMode: 'paginated', turns: null },
    })
    const text = skein(['compare', '--differences', before, after]).out
    expect(text).toMatch(/^\* {2}legacy: threads +2 +1$/m)
    expect(text).toMatch(new RegExp(`^changed +${one} +mode legacy -> paginated, .*turns 2 -> not known`, 'm'))
    expect(text).not.toContain(two)
  })
})
