import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { never } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

const AT = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED, ODD] = [fixtureId('legacy'), fixtureId('paginated'), fixtureId('odd')]
const options = { format: 'md', toolOutput: true, rolledBack: false } as const

async function opened() {
  const home = temporaryHome()
  writeRollout(home, minimalThread({ id: LEGACY, timestamp: AT, preview: 'Plant: beans / peas?\u202e' }))
  writeRollout(home, minimalThread({ id: ODD, timestamp: AT, preview: '../../..' }))
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp: AT }))
  const test = await TestEngine.open([home])
  const [first] = (await test.call('homes.list', {})).homes
  if (first === undefined) throw new Error('no home')
  return { home, test, homeId: first.id, engine: test.engine }
}

describe('exports of the engine', () => {
  it('suggest names that every file system takes', async () => {
    const { engine, homeId } = await opened()
    expect(await engine.exportName({ homeId, id: LEGACY }, 'html', never)).toBe(
      'Plant-beans-peas-u202e-2026-03-04.html',
    )
    expect(await engine.exportName({ homeId, id: ODD }, 'md', never)).toBe('thread-2026-03-04.md')
    expect(await engine.exportName({ homeId, id: ODD }, 'repro', never)).toBe(
      `rollout-2026-03-04T05-06-07-${ODD}.jsonl`,
    )
  })

  it('write the file and tell how far they are', async () => {
    const { engine, homeId, test } = await opened()
    const thread = { homeId, id: LEGACY }
    const path = join(temporaryHome(), 'a.md')
    const { bytes } = await engine.exportThread(thread, options, path, never)
    expect(Buffer.byteLength(readFileSync(path))).toBe(bytes)
    await test.until(
      ({ event, payload }) => event === 'export.progress' && 'done' in payload && payload.done === payload.total,
    )
  })

  it('are refused, before anybody is asked where to, and kept out of homes', async () => {
    const { home, engine, homeId } = await opened()
    const refused = { homeId, id: PAGINATED }
    const path = join(temporaryHome(), 'a.md')
    const refusal = { name: 'UnsupportedHistoryMode' }
    await expect(engine.exportName(refused, 'md', never)).rejects.toMatchObject(refusal)
    await expect(engine.exportThread(refused, options, path, never)).rejects.toMatchObject(refusal)
    const repro = { ...options, format: 'repro' } as const
    await expect(engine.exportThread(refused, repro, path, never)).rejects.toMatchObject(refusal)
    const inside = join(home, 'a.md')
    const unwritable = { code: 'unwritable' }
    await expect(engine.exportThread({ homeId, id: LEGACY }, options, inside, never)).rejects.toMatchObject(unwritable)
    const missing = { homeId, id: fixtureId('nobody') }
    await expect(engine.exportName(missing, 'md', never)).rejects.toMatchObject({ code: 'not-found' })
    expect([existsSync(path), existsSync(inside)]).toEqual([false, false])
  })
})
