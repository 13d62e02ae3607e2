import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { openForReading } from './index/open.ts'
import { TextIndex } from './search/text-index.ts'
import { TestEngine } from './testing-engine.ts'

const boundOf = (dataDir: string) => {
  const db = openForReading(dataDir)
  const { outputChars } = new TextIndex(db)
  db.close()
  return outputChars
}

describe('the bound of outputs', () => {
  it('has all files read again by the new one when it is set, and holds at the next start', async () => {
    const [home, dataDir] = [temporaryHome(), temporaryHome()]
    writeRollout(home, minimalThread({ id: fixtureId('one'), timestamp: '2026-03-04T05:06:07.890Z' }))
    const test = await TestEngine.open([home], dataDir)
    expect(boundOf(dataDir)).toBe(defaultSettings.outputChars)
    const from = test.told
    await test.call('library.set', { outputChars: 2000 })
    await test.until(
      ({ event, payload }) =>
        event === 'scan.progress' && 'phase' in payload && payload.phase === 'idle' && payload.filesToRead === 1,
      from,
    )
    expect(boundOf(dataDir)).toBe(2000)
    const { parts, path } = await test.call('library.data', {})
    expect(path).toBe(dataDir)
    expect(parts.filter(({ bytes }) => bytes > 0).map(({ part }) => part)).toEqual(['index', 'library'])
    await test.engine.close()
    await TestEngine.open([home], dataDir)
    expect(boundOf(dataDir)).toBe(2000)
  })
})
