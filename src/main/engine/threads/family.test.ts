import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { IndexedHome } from '../testing-index.ts'
import { familyOf } from './family.ts'

const at = (n: number) => new Date(Date.parse('2026-03-04T05:00:00.000Z') + n * 60_000).toISOString()
const root = fixtureId('root')
const fork = (n: number) => fixtureId(`fork ${n}`)
const grandchild = fixtureId('grandchild')

/** A root with twenty forks, the last of which was forked again. */
async function wide(): Promise<IndexedHome> {
  const home = new IndexedHome()
  writeRollout(home.home, minimalThread({ id: root, timestamp: at(0) }))
  for (let n = 1; n <= 20; n++)
    writeRollout(home.home, minimalThread({ id: fork(n), timestamp: at(n), forkedFromId: root }))
  writeRollout(home.home, minimalThread({ id: grandchild, timestamp: at(30), forkedFromId: fork(20) }))
  await home.scan('heads')
  return home
}

describe('a family that is larger than what is told', () => {
  it('has the first relatives, and always the thread with all that it comes from', async () => {
    const home = await wide()
    const of = (id: string) => familyOf(home.db, { homeId: home.homeId, id }, 6)
    expect(of(root).members.map(({ id }) => id)).toEqual([root, ...[1, 2, 3, 4, 5].map(fork)])
    const { members, cut } = of(grandchild)
    expect(members.map(({ id, depth }) => [id, depth])).toEqual([
      [root, 0],
      ...[1, 2, 3].map(n => [fork(n), 1]),
      [fork(20), 1],
      [grandchild, 2],
    ])
    expect(cut).toBe(true)
  })

  it('is told whole where there is room', async () => {
    const home = await wide()
    const { members, cut } = familyOf(home.db, { homeId: home.homeId, id: fork(7) }, 22)
    expect([members.length, cut]).toEqual([22, false])
  })
})
