import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { functionCall, functionCallOutput } from '../../../fixtures/records/calls.ts'
import type { RolloutRecord } from '../../../fixtures/records/line.ts'
import { tokenCount, usage } from '../../../fixtures/records/tokens.ts'
import { turnCompleted, turnContext, turnStarted } from '../../../fixtures/records/turns.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { forkOf, type MinimalThread, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { TestEngine } from '../testing-engine.ts'
import { writeTable } from './write-table.ts'

const BORN = Date.UTC(2026, 2, 4, 12)
const iso = (ms: number) => new Date(BORN + ms).toISOString()

function turn(id: string, total: number, last: number, model = 'm1'): RolloutRecord[] {
  return [
    turnStarted(id),
    turnContext({ cwd: '/home/dev', model }),
    functionCall(`${id}-call`, 'exec_command', { cmd: 'ls' }),
    functionCallOutput(`${id}-call`, 'x'.repeat(last)),
    tokenCount({ total: usage(total, 0, 0, 0), last: usage(last, 0, 0, 0) }),
    turnCompleted(id),
  ]
}

function source(label: string, more: Partial<MinimalThread> = {}) {
  return minimalThread({
    id: fixtureId(label, BORN - 5000),
    timestamp: iso(-5000),
    cwd: '/home/dev/acme',
    records: [...turn(fixtureId('a', BORN - 4000), 700, 700), ...turn(fixtureId('b', BORN - 3000), 1000, 300, 'm2')],
    ...more,
  })
}

describe('usage', () => {
  it('adds a thread up by day and model, and a fork by its own part alone', async () => {
    const home = temporaryHome()
    const origin = source('source')
    writeRollout(home, origin)
    const head = { id: fixtureId('fork', BORN), timestamp: iso(0), cwd: '/home/dev/acme' }
    writeRollout(home, forkOf(origin, head, turn(fixtureId('c', BORN + 99), 1050, 50, 'm2')))
    const engine = await TestEngine.open([home])
    const summary = await engine.call('usage.summary', { split: 'model' })
    expect(summary).toMatchObject({ total: { input: 1050, output: 0 }, threads: 2, waiting: 0, copies: 0 })
    expect(summary.groups.map(({ value, threads, input }) => [value, threads, input])).toEqual([
      ['m1', 1, 700],
      ['m2', 2, 350],
    ])
    expect(summary.periods.reduce((sum, period) => sum + period.input, 0)).toBe(1050)
    expect(summary.models).toEqual({ groups: summary.groups, others: summary.others })
    const { heaviest, tools, outputs, models } = await engine.call('usage.summary', {})
    expect(models.groups).toEqual(summary.groups)
    expect(heaviest.map(({ input }) => input)).toEqual([1000, 50])
    expect(tools).toMatchObject([{ tool: 'exec_command', calls: 3, threads: 2 }])
    expect(outputs.map(({ thread }) => thread.id)).toEqual([origin.id, origin.id, head.id])
    expect(outputs[0]?.bytes).toBeGreaterThan(700)
  })

  it('knows nothing of threads that are not opened, nor of one that has become such', async () => {
    const home = temporaryHome()
    const records = turn('t', 900, 900)
    writeRollout(home, minimalPaginatedThread({ id: fixtureId(1), timestamp: iso(0), records }))
    writeRollout(home, minimalPaginatedThread({ id: fixtureId(2), timestamp: iso(0), records, historyMode: 'future' }))
    const legacy = source('turns')
    writeRollout(home, legacy)
    const engine = await TestEngine.open([home])
    expect(await engine.call('usage.summary', {})).toMatchObject({
      total: { input: 1000 },
      threads: 1,
      notOpened: { threads: 2, tokens: 0 },
    })
    writeRollout(home, minimalPaginatedThread({ id: legacy.id, timestamp: iso(-5000), records }))
    const told = engine.told
    await engine.call('scan.start', {})
    await engine.idle(told)
    expect(await engine.call('usage.summary', {})).toMatchObject({
      total: { input: 0 },
      groups: [],
      notOpened: { threads: 3, tokens: 0 },
      models: { groups: [] },
      heaviest: [],
      tools: [],
      outputs: [],
    })
  })

  it('counts a thread once in a home, active and archived, and says so of copies in two homes', async () => {
    const [one, two] = [temporaryHome(), temporaryHome()]
    for (const home of [one, two]) writeRollout(home, source('copy'))
    writeRollout(one, { ...source('copy'), archived: true })
    const engine = await TestEngine.open([one, two])
    expect(await engine.call('usage.summary', {})).toMatchObject({ total: { input: 2000 }, threads: 2, copies: 1 })
  })

  it('takes the days and the query into account', async () => {
    const home = temporaryHome()
    writeRollout(home, source('here'))
    writeRollout(home, source('there', { cwd: '/home/dev/other' }))
    const engine = await TestEngine.open([home])
    const at = (from: string | null, to: string | null) => engine.call('usage.summary', { from, to })
    expect((await at('2026-03-03', '2026-03-05')).total.input).toBe(2000)
    expect((await at('2026-03-06', null)).total.input).toBe(0)
    expect((await at(null, '2026-03-01')).total.input).toBe(0)
    const query = { projects: ['/home/dev/other'] }
    const month = await engine.call('usage.summary', { query, step: 'month' })
    expect(month.periods).toMatchObject([{ from: '2026-03-01', input: 1000 }])
    expect((await engine.call('usage.summary', { query, step: 'week' })).periods).toMatchObject([
      { from: '2026-03-02' },
    ])
  })

  it('keeps the prices that are given, and forgets those that are taken away', async () => {
    const engine = await TestEngine.open([temporaryHome()])
    expect(await engine.call('usage.prices', {})).toEqual({ prices: [] })
    const price = { input: 1.25, cachedInput: 0.125, output: 10 }
    for (const model of ['m2', 'm1', '']) await engine.call('usage.setPrice', { model, price })
    await engine.call('usage.setPrice', { model: 'm1', price: { ...price, output: 0 } })
    await engine.call('usage.setPrice', { model: '', price: null })
    expect(await engine.call('usage.prices', {})).toEqual({
      prices: [
        { model: 'm1', ...price, output: 0 },
        { model: 'm2', ...price },
      ],
    })
  })
})

describe('a table', () => {
  it('is written whole, and never into a home', async () => {
    const [home, folder] = [temporaryHome(), temporaryHome()]
    const path = join(realpathSync(folder), 'table.csv')
    const { signal } = new AbortController()
    expect(await writeTable('a,é\r\n', { path, homes: [home] }, signal)).toEqual({ path, bytes: 6 })
    expect(readFileSync(path, 'utf8')).toBe('a,é\r\n')
    const inside = join(home, 'table.csv')
    await expect(writeTable('x', { path: inside, homes: [home] }, signal)).rejects.toMatchObject({ code: 'unwritable' })
    expect(existsSync(inside)).toBe(false)
  })
})
