import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gallery, galleryThreads } from '../../../fixtures/gallery/all-kinds.ts'
import { hostileThread } from '../../../fixtures/gallery/hostile.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { exportFormat } from '../../../shared/ipc/history.ts'
import { markLetters } from '../../../shared/marks.ts'
import { never, stateOfHome } from '../testing.ts'
import { exportPieces, exportToFile } from './export-thread.ts'
import { exportedThread } from './json/exported-thread.ts'
import { AT, documentOf, type Exportable, exportable, ID, jobOf } from './testing-export.ts'
import { betweenTags } from './testing-html.ts'
import { parseMarkdown } from './testing-markdown.ts'

function allKinds(): RolloutSpec {
  const spec = galleryThreads().find(one => one.id === gallery.allKinds)
  if (spec === undefined) throw new Error('the gallery has no such thread')
  return spec
}

/** What acts or hides; tabs and line breaks do not. */
const ACTS = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b]/u

/** A thread of so many answers, more than one window of them. */
const long = (answers: number) =>
  minimalThread({
    id: ID,
    timestamp: AT,
    records: Array.from({ length: answers }, (_, i) => agentMessageEvent(`Answer ${i} ${'x'.repeat(2000)}`)),
  })

const toFile = (thread: Exportable, path: string, signal = never, progress = (_done: number, _total: number) => {}) =>
  exportToFile(thread.transcripts, { ...jobOf(thread.row), progress }, { path, homes: [thread.home] }, signal)

describe('a document of a thread', () => {
  it('holds every kind of item there is, as JSON the items themselves', async () => {
    const thread = await exportable(allKinds())
    const { opened, outline } = await thread.transcripts.open(thread.row, never)
    const refs = outline.turns.map(turn => turn.items)
    const items = await thread.transcripts.readItems(thread.row, opened, refs.flat(), never, 'whole')
    const parsed = exportedThread.parse(JSON.parse(await documentOf(thread, { format: 'json', rolledBack: true })))
    expect(parsed.turns.flatMap(turn => turn.items)).toEqual(items)
    expect(parsed.turns.map(turn => turn.items.length)).toEqual(refs.map(own => own.length))
    expect(parsed.ledger).toEqual(outline.ledger)
    const types = new Set(parsed.turns.flatMap(turn => turn.items.map(item => item.type)))
    expect([...types].sort()).toEqual([...new Set(Object.values(markLetters))].sort())
  })

  it.each(['md', 'html'] as const)('says in %s what was said, run and answered', async format => {
    const text = await documentOf(await exportable(allKinds()), { format, rolledBack: true })
    for (const words of [
      ...['Compute tide tables for three harbours', 'Metres, please, not feet', 'cat gauges.log', 'gauge 3 reads'],
      ...['exit code 1', 'PERIOD = 12.4206012', 'notes/heredoc.md', 'the gauge does not answer', 'Automatic review'],
      ...[
        'taken back',
        'Turn 7 of 18',
        'You have reached your usage limit',
        'codex resume',
        '284 lines',
        'world_state',
      ],
      ...['Keep the phase small', 'gpt-5-codex', 'final', 'exact-period'],
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(ACTS)
  })

  it('has turns as the only headings of their height in Markdown, in order', async () => {
    const { blocks, kinds } = parseMarkdown(await documentOf(await exportable(allKinds())))
    const headings = blocks.filter(block => block.depth !== null && block.depth < 3).map(block => block.text)
    expect(headings).toHaveLength(1 + 16 + 1)
    expect(headings.slice(0, 2)).toEqual(['Tide tables for three harbours', 'Turn 1 of 18 · completed'])
    expect(headings.at(-1)).toBe('What the file holds')
    expect(kinds.has('html')).toBe(false)
  })

  it('leaves outputs and turns that were taken back out where asked, and says so', async () => {
    const thread = await exportable(allKinds())
    for (const format of exportFormat.exclude(['repro']).options) {
      const [less, all] = [
        await documentOf(thread, { format, toolOutput: false }),
        await documentOf(thread, { format, rolledBack: true }),
      ]
      expect(all).toContain('Use feet after all')
      expect(less).not.toContain('Use feet after all')
      expect(all).toContain('gauge 3 reads')
      expect(less).not.toContain('gauge 3 reads')
      expect(less).toContain('cat gauges.log')
      if (format === 'json') continue
      expect(less).toContain('Output left out: 4,000 lines')
      expect(less).toContain('2 turns that had been taken back left out')
    }
    const json = exportedThread.parse(JSON.parse(await documentOf(thread, { format: 'json', toolOutput: false })))
    expect([json.options.toolOutput, json.turnsLeftOut, json.turns.length]).toEqual([false, 2, 16])
  })

  it('is none of the hostile thread’s making', async () => {
    const thread = await exportable(hostileThread())
    const html = await documentOf(thread, { format: 'html' })
    expect(betweenTags(html.replace(/<style>[\s\S]*?<\/style>/, ''))).not.toMatch(/[<>]/)
    expect(html).not.toMatch(ACTS)
    // Outputs are long, and cannot end their fences (markdown/embed.test.ts).
    const { blocks, kinds } = parseMarkdown(await documentOf(thread, { toolOutput: false }))
    const headings = blocks.filter(block => block.depth !== null && block.depth < 3)
    expect(headings.slice(1).map(block => block.text.replace(/\d+/g, 'N'))).toEqual([
      ...Array<string>(3).fill('Turn N of N · completed'),
      'What the file holds',
    ])
    expect(kinds.has('html') || kinds.has('image')).toBe(false)
    expect(await documentOf(thread)).not.toMatch(ACTS)
    exportedThread.parse(JSON.parse(await documentOf(thread, { format: 'json' })))
  })

  it('takes pictures along where a document can hold them, and else names them', async () => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(3000, 7)]).toString('base64')
    const url = `data:image/png;base64,${png}`
    const thread = await exportable(minimalThread({ id: ID, timestamp: AT, message: { images: [url] } }))
    expect(await documentOf(thread, { format: 'html' })).toContain(
      `<img src="${url}" alt="Picture in line 3 of the rollout`,
    )
    expect(await documentOf(thread, { format: 'json' })).toContain(`"url":"${url}"`)
    const markdown = await documentOf(thread)
    expect(markdown).toContain('*Picture in line 3 of the rollout: image/png, 3.0 kB*')
    expect(markdown).not.toContain(png)
  })

  it('is the same for a compressed file, and whatever the windows are', async () => {
    const [plain, packed] = [await exportable(long(1500)), await exportable({ ...long(1500), compressed: true })]
    const document = await documentOf(plain)
    const name = /rollout-[\w-]+\.jsonl(\.zst)?/g
    expect((await documentOf(packed)).replace(name, '')).toBe(document.replace(name, ''))
    expect(document.match(/Answer \d+ /g)).toHaveLength(1500)
  })

  it('is refused before there is any of it', async () => {
    const thread = await exportable(minimalPaginatedThread({ id: ID, timestamp: AT }))
    await expect(exportPieces(thread.transcripts, jobOf(thread.row), never)).rejects.toThrow(UnsupportedHistoryMode)
    const target = join(temporaryHome(), 'a.md')
    await expect(toFile(thread, target)).rejects.toThrow('paginated_threads is not supported yet')
    expect(existsSync(target)).toBe(false)
  })
})

describe('an export into a file', () => {
  it('tells how far it is, and changes nothing in the home', async () => {
    const thread = await exportable(long(1200))
    const before = stateOfHome(thread.home)
    const told: [number, number][] = []
    const target = join(temporaryHome(), 'a.md')
    const written = await toFile(thread, target, never, (done, total) => told.push([done, total]))
    expect(written).toEqual({ path: target, bytes: statSync(target).size })
    expect(told.length).toBeGreaterThan(3)
    expect([told.at(0), told.at(-1)]).toEqual([
      [0, 1201],
      [1201, 1201],
    ])
    expect(stateOfHome(thread.home)).toEqual(before)
    await expect(toFile(thread, join(thread.home, 'a.md'))).rejects.toMatchObject({ code: 'unwritable' })
    expect(stateOfHome(thread.home)).toEqual(before)
  })

  it('leaves nothing behind when it is given up', async () => {
    const thread = await exportable(long(1200))
    const [folder, controller] = [temporaryHome(), new AbortController()]
    writeFileSync(join(folder, 'a.md'), 'old')
    const giveUp = (done: number) => {
      if (done > 0) controller.abort(new Error('given up'))
    }
    await expect(toFile(thread, join(folder, 'a.md'), controller.signal, giveUp)).rejects.toThrow('given up')
    expect([readdirSync(folder), readFileSync(join(folder, 'a.md'), 'utf8')]).toEqual([['a.md'], 'old'])
  })

  /** What happens to the rollout once the first items have been written. */
  async function meanwhile(
    change: (thread: Exportable) => void,
  ): Promise<{ folder: string; result: Promise<unknown> }> {
    const thread = await exportable(long(1200))
    const folder = temporaryHome()
    let changed = false
    const result = toFile(thread, join(folder, 'a.md'), never, done => {
      if (done === 0 || changed) return
      changed = true
      change(thread)
    })
    return { folder, result }
  }

  it('finishes with what was there when the thread grows', async () => {
    const { folder, result } = await meanwhile(({ path }) =>
      appendFileSync(path, `${JSON.stringify(line(agentMessageEvent('One more'), { timestamp: AT }))}\n`),
    )
    await result
    const text = readFileSync(join(folder, 'a.md'), 'utf8')
    expect([text.match(/Answer \d+ /g)?.length, text.includes('One more')]).toEqual([1200, false])
  })

  it.each([
    [
      'with other words',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('Answer 3 ', 'Anzwer 3 ')),
    ],
    ['shorter', (path: string) => truncateSync(path, 100_000)],
  ])('fails and writes nothing when the file is written anew, %s', async (_, change) => {
    const { folder, result } = await meanwhile(({ path }) => change(path))
    await expect(result).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('written anew') })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused and writes nothing when the thread turns', async () => {
    const { folder, result } = await meanwhile(({ home }) =>
      writeRollout(home, minimalThread({ id: ID, timestamp: AT, historyMode: 'paginated' })),
    )
    await expect(result).rejects.toThrow(UnsupportedHistoryMode)
    expect(readdirSync(folder)).toEqual([])
  })
})
