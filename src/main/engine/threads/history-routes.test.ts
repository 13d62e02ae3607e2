import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hugeLine, truncated } from '../../../fixtures/damage.ts'
import { encodeLine, encodeLines } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { pngDataUrl } from '../../../fixtures/png.ts'
import { functionCall, functionCallOutput } from '../../../fixtures/records/calls.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent, userMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { type MinimalThread, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { parseImageRef } from '../../../shared/image-ref.ts'
import type { EngineRoute, In } from '../../../shared/ipc/contract.ts'
import { TestEngine } from '../testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const picture = pngDataUrl(40, 40, (x, y) => [(x * 37 + y * 91) % 256, (x * y) % 256, (x * x + y) % 256])

async function open(records: NonNullable<MinimalThread['records']>) {
  const home = temporaryHome()
  const { path } = writeRollout(home, minimalThread({ id, timestamp, records }))
  const engine = await TestEngine.open([home])
  const [found] = (await engine.call('threads.resolve', { id })).threads
  if (found === undefined) throw new Error('not listed')
  const outline = await engine.call('threads.turns', found)
  return { home, path, engine, thread: found, outline, at: { ...found, version: outline.version } }
}

describe('a text that was cut', () => {
  it('comes in pieces, up to its end', async () => {
    const output = Array.from({ length: 30_000 }, (_, i) => `line ${i} 🌱`).join('\n')
    const { engine, at, outline } = await open([
      functionCall('c', 'shell', { command: ['ls'] }),
      functionCallOutput('c', output),
    ])
    const item = outline.itemCount - 1
    const { items } = await engine.call('threads.items', { ...at, from: item, limit: 1 })
    const [cut] = items[0]?.item.skein?.cuts ?? []
    expect(cut).toMatchObject({ pointer: '/aggregatedOutput', chars: output.length, lines: 30_000 })
    let text = items[0]?.item.type === 'commandExecution' ? (items[0].item.aggregatedOutput ?? '') : ''
    expect(text.endsWith('\n')).toBe(true)
    while (text.length < output.length) {
      const ask = { ...at, item, pointer: cut?.pointer ?? '', from: text.length, limit: 100_000 }
      const piece = await engine.call('threads.text', ask)
      expect([piece.total, piece.current, piece.text === '']).toEqual([output.length, true, false])
      text += piece.text
    }
    expect(text === output).toBe(true)
    const none = { text: '', total: 0, current: false }
    expect(await engine.call('threads.text', { ...at, item, pointer: '/no', from: 0, limit: 9 })).toEqual(none)
    expect(await engine.call('threads.text', { ...at, item: 999, pointer: '/text', from: 0, limit: 9 })).toEqual(none)
  })

  it('may have 50 MB', async () => {
    const { engine, at, outline } = await open([hugeLine(50_000_000, timestamp, 'fifty million signs ')])
    const item = outline.itemCount - 1
    const { items } = await engine.call('threads.items', { ...at, from: item, limit: 1 })
    expect(items[0]?.item.skein?.cuts).toMatchObject([{ pointer: '/text', chars: 50_000_000 }])
    const ask = { ...at, item, pointer: '/text', from: 49_999_995, limit: 100 }
    expect(await engine.call('threads.text', ask)).toEqual({ text: 'igns ', total: 50_000_000, current: true })
  })
})

describe('pictures', () => {
  it('of records are references that can be loaded', async () => {
    const { engine, at, outline } = await open([userMessageEvent('Look', { images: [picture, picture] })])
    const { items } = await engine.call('threads.items', { ...at, from: 0, limit: outline.itemCount })
    expect(JSON.stringify(items)).not.toContain(';base64,')
    const refs = JSON.stringify(items)
      .match(/skein-image:[^"]+/g)
      ?.map(parseImageRef)
    expect(refs).toHaveLength(2)
    for (const ref of refs ?? []) {
      const ask = { ...at, line: ref?.line ?? 0, index: ref?.index ?? 0 }
      expect(await engine.call('threads.image', ask)).toEqual({ url: picture, reason: null, current: true })
    }
    for (const [line, index] of [
      [1, 0],
      [9999, 0],
      [refs?.[0]?.line ?? 0, 2],
    ] as const) {
      expect(await engine.call('threads.image', { ...at, line, index })).toEqual({
        url: null,
        reason: expect.stringMatching(/any more\.$/),
        current: true,
      })
    }
  })

  it('in files are those that the item names', async () => {
    const folder = temporaryHome()
    const path = join(folder, 'a.png')
    writeFileSync(path, Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'))
    const message = userMessageEvent('Look', { localImages: [join(folder, 'gone.png'), path] })
    const { engine, at, outline } = await open([message])
    const item = outline.itemCount - 1
    const load = async (index: number) => engine.call('threads.localImage', { ...at, item, index })
    expect(await load(0)).toEqual({ url: null, reason: 'The file is not there any more.', current: true })
    expect(await load(1)).toEqual({ url: picture, reason: null, current: true })
    expect(await load(2)).toEqual({ url: null, reason: 'The item names no such picture.', current: true })
    expect((await engine.call('threads.localImage', { ...at, item: 0, index: 0 })).url).toBeNull()
  })
})

describe('lines and words', () => {
  it('are found where they stand', async () => {
    const cut = truncated(line(agentMessageEvent('An end'), { timestamp }), 90)
    const { engine, at, outline, path } = await open([agentMessageEvent('Green beans, red beans'), 'no record'])
    appendFileSync(path, cut)
    const { hits, next } = await engine.call('threads.find', {
      ...at,
      text: 'BEANS',
      caseSensitive: false,
      wholeWord: true,
      from: 0,
    })
    expect([hits, next]).toEqual([[{ item: outline.itemCount - 1, count: 2 }], null])
    const { lines } = await engine.call('threads.lines', { ...at, from: 0, limit: 200 })
    expect(lines.map(one => one.verdict).slice(-3)).toEqual(['used', 'problem', 'problem'])
    const bad = lines.filter(one => one.verdict === 'problem')
    expect(await engine.call('threads.problemLines', at)).toEqual({
      numbers: bad.map(one => one.number),
      current: true,
    })
    const second = await engine.call('threads.lines', { ...at, from: 1, limit: 200, only: 'problems' })
    expect(second).toEqual({ lines: bad.slice(1), current: true })
    const answer = lines.find(one => one.item === hits[0]?.item)
    const record = await engine.call('threads.record', { ...at, line: answer?.number ?? 0 })
    expect(record).toMatchObject({
      line: answer,
      value: { payload: { message: 'Green beans, red beans' } },
      cutCount: 0,
    })
    expect(await engine.call('threads.record', { ...at, line: 99 })).toEqual({ line: null, cutCount: 0, current: true })
    const text = await engine.call('threads.lineText', { ...at, line: lines.length, from: 0, limit: 1000 })
    expect(text).toEqual({ text: cut.toString(), total: cut.toString().length, current: true })
    const bytes = await engine.call('threads.lineBytes', { ...at, line: lines.length, from: 60, limit: 4096 })
    const start = lines.at(-1)?.offset
    const hex = cut.subarray(60).toString('hex')
    expect(bytes).toEqual({ window: { offset: start, total: 90, terminated: false, hex }, current: true })
    const none = { text: '', total: 0, current: true }
    expect(await engine.call('threads.lineText', { ...at, line: 99, from: 0, limit: 10 })).toEqual(none)
  })

  it('of lines without end come in pieces too', async () => {
    const long = encodeLine(hugeLine(70_000_000, timestamp, 'Bohnen für alle '))
    const { engine, at } = await open([long])
    const { lines } = await engine.call('threads.lines', { ...at, from: 3, limit: 1 })
    expect(lines).toMatchObject([{ length: long.length, verdict: 'problem' }])
    const first = await engine.call('threads.lineText', { ...at, line: 4, from: 0, limit: 100 })
    expect(first.text).toBe(long.subarray(0, 110).toString().slice(0, 100))
    const last = await engine.call('threads.lineText', { ...at, line: 4, from: first.total - 20, limit: 100 })
    expect(last.text).toBe(long.subarray(-30).toString().slice(-20))
    expect(await engine.call('threads.record', { ...at, line: 4 })).toMatchObject({ cutCount: 0 })
    expect(await engine.call('threads.record', { ...at, line: 4 })).not.toHaveProperty('value')
  })
})

/** All routes behind the gate, asked as a window asks that had the thread open. */
const questions = (at: { homeId: number; id: string; version: string }) => {
  const ask = <R extends EngineRoute>(route: R, input: In<R>) => ({
    route,
    of: (engine: TestEngine) => engine.call(route, input),
  })
  const words = { text: 'Hello', caseSensitive: false, wholeWord: false, from: 0 }
  const { homeId, id: thread } = at
  return [
    ask('threads.turns', { homeId, id: thread }),
    ask('threads.items', { ...at, from: 0, limit: 10 }),
    ask('threads.text', { ...at, item: 0, pointer: '/text', from: 0, limit: 10 }),
    ask('threads.image', { ...at, line: 1, index: 0 }),
    ask('threads.localImage', { ...at, item: 0, index: 0 }),
    ask('threads.find', { ...at, ...words }),
    ask('threads.lines', { ...at, from: 0, limit: 10 }),
    ask('threads.lines', { ...at, from: 0, limit: 10, only: 'problems' }),
    ask('threads.problemLines', at),
    ask('threads.record', { ...at, line: 1 }),
    ask('threads.lineText', { ...at, line: 1, from: 0, limit: 10 }),
    ask('threads.recordMap', at),
    ask('threads.lineAt', { ...at, byte: 0 }),
    ask('threads.lineBytes', { ...at, line: 1, from: 0, limit: 10 }),
    ask('threads.byteRange', { ...at, first: 1, last: 2, text: true }),
    ask('threads.markdown', { ...at, scope: { kind: 'thread' }, toolOutput: true }),
  ]
}

describe('every route behind the gate', () => {
  it.each([
    ['paginated', minimalPaginatedThread({ id, timestamp })],
    ['unknown', minimalThread({ id, timestamp, historyMode: 'streamed' })],
  ])('refuses a %s thread', async (_, spec) => {
    const home = temporaryHome()
    writeRollout(home, spec)
    const engine = await TestEngine.open([home])
    const [thread] = (await engine.call('threads.resolve', { id })).threads
    if (thread === undefined) throw new Error('not listed')
    for (const question of questions({ ...thread, version: 'x' })) {
      await expect(question.of(engine), question.route).rejects.toBeInstanceOf(UnsupportedHistoryMode)
    }
  })

  it.each([
    ['a thread that has turned', (home: string) => void writeRollout(home, minimalPaginatedThread({ id, timestamp }))],
    [
      'a thread whose growth has ordinals',
      (_: string, path: string) => appendFileSync(path, encodeLines([line(tokenCount(), { timestamp, ordinal: 9 })])),
    ],
  ])('refuses %s', async (_, turn) => {
    for (const i of questions({ homeId: 1, id, version: 'x' }).keys()) {
      const { home, path, engine, at } = await open([agentMessageEvent('Hello')])
      turn(home, path)
      const question = questions(at)[i]
      await expect(question?.of(engine), question?.route).rejects.toBeInstanceOf(UnsupportedHistoryMode)
    }
  })

  it('gives away nothing of a thread that turns while it is read', async () => {
    for (const i of questions({ homeId: 1, id, version: 'x' }).keys()) {
      const { home, engine, at } = await open([agentMessageEvent('Hello')])
      const question = questions(at)[i]
      const answer = question?.of(engine)
      writeRollout(home, minimalPaginatedThread({ id, timestamp, preview: 'Not for our eyes' }))
      await expect(answer, question?.route).rejects.toBeInstanceOf(UnsupportedHistoryMode)
    }
  })

  it('says of another file that it is not the one that was open', async () => {
    const { home, engine, at } = await open([agentMessageEvent('Hello')])
    writeRollout(home, minimalThread({ id, timestamp, preview: 'Another' }))
    for (const question of questions(at).slice(1)) {
      expect(await question.of(engine), question.route).toMatchObject({ current: false })
    }
  })
})
