import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { functionCallOutput } from '../../fixtures/records/calls.ts'
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

describe('search.deep', () => {
  const middle = (text: string) => functionCallOutput('c', `${'x '.repeat(2000)}${text}${' y'.repeat(2000)}`)
  const cut = (n: number) => minimalThread({ id: fixtureId(n), timestamp, records: [middle('herring')] })

  it('tells what it finds in the homes that are open, and answers with the counts', async () => {
    const [one, two] = [temporaryHome(), temporaryHome()]
    writeRollout(one, cut(1))
    writeRollout(two, cut(2))
    writeRollout(two, thread(3, 'herring'))
    await TestEngine.open([one, two])
    const test = await TestEngine.open([two])
    const told = test.told
    const result = await test.call('search.deep', { search: 'first', text: 'herring' })
    expect(result).toMatchObject({
      threads: 1,
      hits: 1,
      limited: false,
      failed: 0,
      progress: { files: 2, filesDone: 2 },
    })
    const heard: unknown[] = []
    await test.until(({ event, payload }) => {
      if (event === 'search.deepHits' && 'search' in payload) heard.push(payload)
      return event === 'search.deepHits'
    }, told)
    expect(heard).toMatchObject([{ search: 'first', threads: [{ thread: { id: fixtureId(2) }, hits: 1 }] }])
    expect(await test.call('search.deepScope', { text: 'herring' })).toEqual({ files: 2, bytes: result.progress.bytes })
    expect(await test.call('search.deepScope', { text: 'is:archived' })).toEqual({ files: 0, bytes: 0 })
  })

  it('has the index learn of a thread that has turned', async () => {
    const home = temporaryHome()
    const { path } = writeRollout(home, cut(1))
    const test = await TestEngine.open([home])
    writeFileSync(path, readFileSync(path, 'utf8').replace('"payload":{', '"payload":{"history_mode":"paginated",'))
    const told = test.told
    expect(await test.call('search.deep', { search: 's', text: 'herring' })).toMatchObject({ threads: 0, failed: 1 })
    await test.until(({ event }) => event === 'threads.changed', told)
    expect(await test.call('search.deepScope', { text: '' })).toEqual({ files: 0, bytes: 0 })
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
