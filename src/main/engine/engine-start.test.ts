import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import type { HomeSpec } from './api.ts'
import { createEngine } from './engine.ts'
import { never } from './testing.ts'
import { inThisThread, TestEngine } from './testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'

describe('the first scan', () => {
  /** An engine that notes what its scanner is asked for; its time goes on when the test says so. */
  async function opened(home: string, dataDir: string) {
    const asked: (readonly string[])[] = []
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const engine = await createEngine(
      { dataDir, homes: [{ path: home, origin: 'argument' }], places: null, emit: () => undefined },
      {
        ...inThisThread,
        startScanner: (dir, events, outputChars) => ({
          ...inThisThread.startScanner(dir, events, outputChars),
          scan: homes => asked.push(homes.map(({ path }) => path)),
        }),
      },
    )
    onTestFinished(() => engine.close())
    return { engine, asked }
  }

  it('waits until what is known has been painted', async () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread({ id: fixtureId(0), timestamp }))
    const before = await TestEngine.open([home])
    await before.engine.close()
    const { engine, asked } = await opened(home, before.dataDir)
    expect(await engine.handle('scan.status', {}, never)).toMatchObject({ phase: 'discovering' })
    expect(asked).toEqual([])
    engine.painted()
    engine.painted()
    expect(asked).toEqual([[home]])
  })

  it('begins by itself where nothing is painted for long', async () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread({ id: fixtureId(0), timestamp }))
    const before = await TestEngine.open([home])
    await before.engine.close()
    const { asked } = await opened(home, before.dataDir)
    expect(asked).toEqual([])
    vi.advanceTimersByTime(10_000)
    expect(asked).toEqual([[home]])
  })

  it('takes in a home that is opened meanwhile', async () => {
    const [home, other] = [temporaryHome(), temporaryHome()]
    writeRollout(home, minimalThread({ id: fixtureId(0), timestamp }))
    const before = await TestEngine.open([home])
    await before.engine.close()
    const { engine, asked } = await opened(home, before.dataDir)
    engine.setHomes([home, other].map((path): HomeSpec => ({ path, origin: 'chosen' })))
    engine.painted()
    expect(asked).toEqual([[home, other]])
  })

  it('begins at once where nothing is known', async () => {
    const home = temporaryHome()
    const { asked } = await opened(home, temporaryHome())
    expect(asked).toEqual([[home]])
  })
})
