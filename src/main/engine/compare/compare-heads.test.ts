import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { forkOf, type MinimalThread, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, writeRollout } from '../../../fixtures/write.ts'
import { TestEngine } from '../testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const SECRET = 'quicksilver harbour'
const one = fixtureId('heads/one')
const two = fixtureId('heads/two')

const first: MinimalThread = { id: one, timestamp, cwd: '/home/dev/a', cliVersion: '0.144.0', baseInstructions: SECRET }
const second: MinimalThread = {
  id: two,
  timestamp,
  cwd: '/home/dev/b',
  cliVersion: '0.150.1',
  baseInstructions: SECRET,
}

async function opened(specs: readonly RolloutSpec[]) {
  const home = temporaryHome()
  for (const spec of specs) writeRollout(home, spec)
  const engine = await TestEngine.open([home])
  const [a] = (await engine.call('threads.resolve', { id: one })).threads
  const [b] = (await engine.call('threads.resolve', { id: two })).threads
  if (a === undefined || b === undefined) throw new Error('not listed')
  return { home, engine, a, b }
}

describe('two heads', () => {
  it('of two threads are compared member by member', async () => {
    const { engine, a, b } = await opened([minimalThread(first), minimalThread(second)])
    const found = await engine.call('compare.heads', { a, b })
    const row = (path: string) => found.rows.find(one => one.path === path)
    expect(row('cwd')).toMatchObject({ a: '/home/dev/a', b: '/home/dev/b', verdict: 'differs' })
    expect(row('timestamp')).toMatchObject({ verdict: 'same' })
    expect(found.a).toMatchObject({ chosen: 0, reason: null, heads: [{ line: 1, id: one, timestamp }] })
    expect(JSON.stringify(found.rows)).toContain(SECRET)
  })

  it('of one file are those of a fork and of its source', async () => {
    const fork = forkOf(minimalThread(first), { ...second, timestamp })
    const { engine, b } = await opened([minimalThread(first), fork])
    const found = await engine.call('compare.heads', { a: b, b, headB: 1 })
    expect(found.b.heads.map(head => [head.line, head.id])).toEqual([
      [1, two],
      [2, one],
    ])
    expect(found.rows.find(row => row.path === 'id')).toMatchObject({ a: two, b: one, verdict: 'differs' })
    expect((await engine.call('compare.heads', { a: b, b, headB: 7 })).b.chosen).toBeNull()
  })
})

describe('the gate', () => {
  const refused = [
    ['paginated', minimalPaginatedThread(first), 'paginated_threads is not supported yet'],
    [
      'unknown',
      minimalThread({ ...first, historyMode: 'streamed' }),
      'thread history mode `streamed` is not supported yet',
    ],
  ] as const

  it.each(refused)('lets of a %s head only what lists show be told', async (_, spec, reason) => {
    const { engine, a, b } = await opened([spec, minimalThread({ ...second, baseInstructions: 'others' })])
    const found = await engine.call('compare.heads', { a, b })
    expect(found.a.reason).toBe(reason)
    expect(found.b.reason).toBeNull()
    expect(found.rows.find(row => row.path === 'cwd')).toMatchObject({ a: '/home/dev/a', b: '/home/dev/b' })
    expect(JSON.stringify(found)).not.toContain(SECRET)
    expect(JSON.stringify(found)).toContain('a text of 19 characters')
  })

  it.each(refused)('asks the file: one that has just turned %s', async (_, spec, reason) => {
    const { home, engine, a, b } = await opened([
      minimalThread(first),
      minimalThread({ ...second, baseInstructions: 'others' }),
    ])
    expect(JSON.stringify(await engine.call('compare.heads', { a, b }))).toContain(SECRET)
    writeRollout(home, spec)
    const found = await engine.call('compare.heads', { a, b })
    expect(found.a.reason).toBe(reason)
    expect(JSON.stringify(found)).not.toContain(SECRET)
  })

  it('has heads further down in a refused file not looked for', async () => {
    const source = minimalPaginatedThread({ ...first, records: [] })
    const { lines } = forkOf(minimalThread(second), { ...first, timestamp, historyMode: 'paginated' })
    const { engine, a, b } = await opened([{ ...source, lines }, minimalThread(second)])
    const found = await engine.call('compare.heads', { a, b })
    expect(found.a.heads).toHaveLength(1)
  })
})
