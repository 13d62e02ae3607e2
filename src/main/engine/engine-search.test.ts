import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { agentMessageEvent } from '../../fixtures/records/messages.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { searchQuery } from '../../shared/ipc/search.ts'
import { startSearchThread } from './search/search-thread.ts'
import { never } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const thread = (n: number, text: string) =>
  minimalThread({ id: fixtureId(n), timestamp, records: [agentMessageEvent(text)] })

describe('threads.search', () => {
  it('finds threads of the homes that are open, and no others', async () => {
    const [one, two] = [temporaryHome(), temporaryHome()]
    writeRollout(one, thread(1, 'herring'))
    writeRollout(two, thread(2, 'herring'))
    const both = await TestEngine.open([one, two])
    const found = await both.call('threads.search', { text: 'herr', typing: true })
    expect(found.threads.map(({ thread: { id } }) => id).toSorted()).toEqual([1, 2].map(n => fixtureId(n)).toSorted())
    const again = await TestEngine.open([two], both.dataDir)
    const alone = await again.call('threads.search', { text: 'herring' })
    expect(alone.threads.map(({ thread: { id } }) => id)).toEqual([fixtureId(2)])
  })

  it('has the index learn of a thread that has turned', async () => {
    const home = temporaryHome()
    const { path } = writeRollout(home, thread(1, 'herring'))
    const test = await TestEngine.open([home])
    writeFileSync(path, readFileSync(path, 'utf8').replace('"payload":{', '"payload":{"history_mode":"paginated",'))
    const told = test.told
    const { threads } = await test.call('threads.search', { text: 'herring' })
    expect(threads).toMatchObject([{ rows: [], problem: 'paginated_threads is not supported yet' }])
    await test.until(({ event }) => event === 'threads.changed', told)
    expect((await test.call('threads.search', { text: 'herring' })).threads).toEqual([])
  })
})

describe('the thread of searches', () => {
  const entry = join(import.meta.dirname, 'search', 'worker-entry.ts')

  it('answers, and gives up what is cancelled', async () => {
    const home = temporaryHome()
    writeRollout(home, thread(1, 'herring'))
    const { dataDir } = await TestEngine.open([home])
    const searches = startSearchThread(entry, dataDir)
    const request = searchQuery.parse({ text: 'herring' })
    const controller = new AbortController()
    const outdated = searches.search(request, controller.signal)
    controller.abort(new Error('outdated'))
    await expect(outdated).rejects.toThrow('outdated')
    const { result } = await searches.search(request, never)
    expect(result.threads[0]?.rows).toMatchObject([{ kind: 'answer', snippet: 'herring' }])
    await searches.close()
  })
})
