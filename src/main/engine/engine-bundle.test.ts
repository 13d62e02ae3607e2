import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { agentMessageEvent } from '../../fixtures/records/messages.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { MAX_BUNDLED } from '../../shared/ipc/bundle.ts'
import { never } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

const AT = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED] = [fixtureId('legacy'), fixtureId('paginated')]
const redaction = { secrets: true, identities: true, emails: true, terms: [] }
const choices = { redaction, refused: 'metadata' } as const

async function opened() {
  const home = temporaryHome()
  const records = [agentMessageEvent('Write to ann@harbor.org')]
  writeRollout(home, minimalThread({ id: LEGACY, timestamp: AT, records }))
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp: AT, preview: 'bob@harbor.org' }))
  const test = await TestEngine.open([home])
  const [first] = (await test.call('homes.list', {})).homes
  if (first === undefined) throw new Error('no home')
  const threads = [LEGACY, PAGINATED].map(id => ({ homeId: first.id, id }))
  return { home, test, request: { bundle: 'one', threads, choices } }
}

describe('bundles of the engine', () => {
  it('are previewed and written, and tell how far they are', async () => {
    const { test, request } = await opened()
    const preview = await test.call('bundle.preview', request)
    expect(preview.replaced.map(({ shown, threads }) => [shown, threads])).toEqual([
      ['ann@harbor.org', 1],
      ['bob@harbor.org', 1],
    ])
    expect(preview.threads.map(({ content }) => content)).toEqual(['redacted', 'none'])
    const path = join(temporaryHome(), 'a.zip')
    const before = test.told
    expect((await test.engine.writeBundle(request, path, never)).bytes).toBeGreaterThan(500)
    await test.until(
      ({ event, payload }) => event === 'bundle.progress' && 'bundle' in payload && payload.bundle === 'one',
      before,
    )
    expect(existsSync(path)).toBe(true)
  })

  it('hold no history of a thread that has turned since the list was made', async () => {
    const { home, test, request } = await opened()
    writeRollout(home, minimalPaginatedThread({ id: LEGACY, timestamp: AT, preview: 'ann@harbor.org' }))
    const { threads, replaced } = await test.call('bundle.preview', request)
    expect(threads.map(({ content, historyMode }) => [content, historyMode])).toEqual([
      ['none', 'paginated'],
      ['none', 'paginated'],
    ])
    expect(replaced.map(({ shown }) => shown)).toEqual(['bob@harbor.org'])
  })

  it('are written into no home, of known threads only, and not of too many', async () => {
    const { home, test, request } = await opened()
    const inside = test.engine.writeBundle(request, join(home, 'a.zip'), never)
    await expect(inside).rejects.toMatchObject({ code: 'unwritable' })
    const nobody = { homeId: 1, id: fixtureId('nobody') }
    await expect(test.call('bundle.preview', { ...request, threads: [nobody] })).rejects.toMatchObject({
      code: 'not-found',
    })
    const many = Array.from({ length: MAX_BUNDLED + 1 }, () => nobody)
    await expect(test.call('bundle.preview', { ...request, threads: many })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })
})
