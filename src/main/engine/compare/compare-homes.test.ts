import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import type { HomeThreadState } from '../../../shared/ipc/compare.ts'
import { TestEngine } from '../testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = (name: string) => fixtureId(`homes/${name}`)
const SECRET = 'quicksilver harbour'
const answer = { type: 'event_msg', payload: { type: 'agent_message', message: SECRET } }

/** A home before an update and the same one after it. */
async function beforeAndAfter() {
  const [before, after] = [temporaryHome(), temporaryHome()]
  const old = { timestamp, cliVersion: '0.144.0' }
  for (const home of [before, after]) writeRollout(home, minimalThread({ ...old, id: id('same') }))
  writeRollout(before, minimalThread({ ...old, id: id('turned'), records: [answer] }))
  writeRollout(after, minimalPaginatedThread({ ...old, id: id('turned'), cliVersion: '0.170.0', records: [answer] }))
  writeRollout(before, minimalThread({ ...old, id: id('grown') }))
  writeRollout(after, minimalThread({ ...old, id: id('grown'), records: [answer, '{"cut'] }))
  writeRollout(before, minimalThread({ ...old, id: id('gone') }))
  writeRollout(after, minimalPaginatedThread({ id: id('new'), timestamp, cliVersion: '0.170.0' }))
  const engine = await TestEngine.open([before, after])
  const { homes } = await engine.call('homes.list', {})
  const [a, b] = [before, after].map(path => homes.find(home => home.path === path)?.id ?? -1)
  return { engine, a: a ?? -1, b: b ?? -1 }
}

describe('two homes', () => {
  it('are compared by threads, modes, releases and problems', async () => {
    const { engine, a, b } = await beforeAndAfter()
    const { sections, counts } = await engine.call('compare.homes', { a, b })
    expect(counts).toEqual({ changed: 2, onlyA: 1, onlyB: 1, same: 1 })
    const rows = (section: string) =>
      sections.find(one => one.id === section)?.rows.map(row => [row.name, row.a, row.b, row.verdict])
    expect(rows('home')).toEqual(expect.arrayContaining([['Threads', 4, 4, 'same']]))
    expect(rows('modes')).toEqual([
      ['legacy', 4, 2, 'differs'],
      ['paginated', 0, 2, 'differs'],
    ])
    expect(rows('releases')).toEqual([
      ['0.144', 4, 2, 'differs'],
      ['0.170', 0, 2, 'differs'],
    ])
    expect(rows('problems')?.some(([, before, after]) => before === 0 && after === 1)).toBe(true)
  })

  it('list their threads with what they are on either side, and no text of them', async () => {
    const { engine, a, b } = await beforeAndAfter()
    const all = await engine.call('compare.homes', { a, b })
    expect(new Map(all.threads.map(thread => [thread.id, thread.state]))).toEqual(
      new Map([
        [id('same'), 'same'],
        [id('turned'), 'changed'],
        [id('grown'), 'changed'],
        [id('gone'), 'onlyA'],
        [id('new'), 'onlyB'],
      ]),
    )
    const turned = all.threads.find(thread => thread.id === id('turned'))
    expect([turned?.a?.historyMode, turned?.b?.historyMode]).toEqual(['legacy', 'paginated'])
    expect([turned?.b?.release, turned?.b?.turns]).toEqual(['0.170.0', null])
    expect(JSON.stringify(all)).not.toContain(SECRET)
  })

  it('are paged, and narrowed by state', async () => {
    const { engine, a, b } = await beforeAndAfter()
    const of = async (show: HomeThreadState | null, offset: number, limit: number) =>
      (await engine.call('compare.homes', { a, b, show, offset, limit })).threads.map(thread => thread.id)
    const pages = [...(await of(null, 0, 2)), ...(await of(null, 2, 2)), ...(await of(null, 4, 2))]
    expect(new Set(pages)).toEqual(new Set(['same', 'turned', 'grown', 'gone', 'new'].map(id)))
    expect(await of('onlyB', 0, 10)).toEqual([id('new')])
    expect(new Set(await of('changed', 0, 10))).toEqual(new Set([id('turned'), id('grown')]))
  })

  it('must be open', async () => {
    const { engine, a } = await beforeAndAfter()
    await expect(engine.call('compare.homes', { a, b: 9999 })).rejects.toMatchObject({ code: 'not-found' })
  })
})
