import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ShownItem, shownItem } from '../../../../shared/item.ts'
import { boundedValue, jsonText } from './bounded.ts'
import { cutItem, fitItems, textAt } from './cut.ts'
import { countLines, startOfText, wholeCharacters } from './cut-text.ts'

const source = { reconstructed: true, lines: [7], timestamp: 't' }
const message = (text: string): ShownItem => ({
  id: 'item-1',
  type: 'agentMessage',
  text,
  phase: null,
  memoryCitation: null,
  skein: source,
})
const tool = (args: unknown, text = ''): ShownItem => ({
  id: 'c',
  type: 'dynamicToolCall',
  namespace: null,
  tool: 'x',
  arguments: args,
  status: 'completed',
  contentItems: [{ type: 'inputText', text }],
  success: null,
  durationMs: null,
  skein: source,
})
const placed = (item: ShownItem) => ({ turn: 3, item })
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

describe('cutItem', () => {
  it('leaves what is short as it is', () => {
    const item = message('x'.repeat(64 * 1024))
    expect(cutItem(item)).toBe(item)
  })

  it('cuts long texts wherever they stand, and tells of each what it was', () => {
    const item = tool({ 'a/b~c': [{ text: 'ü'.repeat(70_000) }] }, 'line\n'.repeat(20_000))
    const cut = cutItem(item)
    expect(cut.skein).toEqual({
      ...source,
      cuts: [
        { pointer: '/arguments/a~1b~0c/0/text', chars: 70_000, bytes: 140_000, lines: 1 },
        { pointer: '/contentItems/0/text', chars: 100_000, bytes: 100_000, lines: 20_000 },
      ],
    })
    for (const { pointer, chars } of cut.skein?.cuts ?? []) {
      expect(textAt(item, pointer)).toHaveLength(chars)
      expect(textAt(item, pointer)?.startsWith(textAt(cut, pointer) ?? 'nothing')).toBe(true)
    }
    expect(textAt(cut, '/contentItems/0/text')).toBe('line\n'.repeat(13_107))
    expect(item).toEqual(tool({ 'a/b~c': [{ text: 'ü'.repeat(70_000) }] }, 'line\n'.repeat(20_000)))
  })

  it('cuts summaries and findings too', () => {
    const long = 'x'.repeat(70_000)
    const finding = { title: long, body: 'b', priority: null, path: null, startLine: null, endLine: null }
    const item: ShownItem = {
      id: '1',
      type: 'contextCompaction',
      skein: { ...source, summary: long, findings: [finding] },
    }
    const cut = cutItem(item)
    expect(cut.skein?.cuts?.map(({ pointer }) => pointer)).toEqual(['/skein/summary', '/skein/findings/0/title'])
    expect([cut.skein?.summary?.length, cut.skein?.findings?.[0]?.title.length]).toEqual([65_536, 65_536])
    expect(cut.skein?.lines).toEqual([7])
  })

  it('keeps pictures whole or not at all', () => {
    const picture = (length: number): ShownItem => ({
      id: 'u',
      type: 'userMessage',
      clientId: null,
      content: [{ type: 'image', url: `data:image/svg+xml,${'A'.repeat(length)}`, detail: null }],
    })
    expect(cutItem(picture(60_000))).toEqual(picture(60_000))
    expect(cutItem(picture(70_000))).toMatchObject({
      content: [{ url: 'data:,' }],
      skein: { cuts: [{ pointer: '/content/0/url', chars: 70_019 }] },
    })
  })

  it('tells what lies too deep, or under too long a key, as its JSON', () => {
    const key = 'k'.repeat(300)
    const cut = cutItem(tool({ deep: { [key]: 'x'.repeat(100_000) } }))
    expect(cut.skein?.cuts).toMatchObject([{ pointer: '/arguments/deep' }])
    expect(textAt(cut, '/arguments/deep')).toMatch(/^\{\s*"kkk/)
    expect(cutItem(tool({ [key]: 'short' }))).toEqual(tool({ [key]: 'short' }))
    const abyss = cutItem(tool(nested(100_000)))
    expect(JSON.stringify(abyss).length).toBeLessThan(200_000)
  })
})

describe('fitItems', () => {
  const size = (items: unknown) => JSON.stringify(items).length

  it('cuts harder where a page would still be too large, and remembers the whole', () => {
    const items = Array.from({ length: 100 }, () => placed(message('x'.repeat(70_000))))
    const cut = fitItems([...items, placed(message('short'))])
    expect(size(cut)).toBeLessThan(1_000_000)
    expect(cut[0]?.item.skein?.cuts).toEqual([{ pointer: '/text', chars: 70_000, bytes: 70_000, lines: 1 }])
    expect(cut.at(-1)).toEqual(placed(message('short')))
    expect(fitItems(cut)).toEqual(cut)
  })

  it('leaves members of endless lists and objects out when nothing else helps, in the shape of the contract', () => {
    const object = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key-${i}`, i]))
    const long: ShownItem = { id: 'r', type: 'reasoning', summary: Array(300_000).fill('thought'), content: [] }
    const changes = Array.from({ length: 60_000 }, (_, i) => ({
      path: `file-${i}`,
      kind: { type: 'add' as const },
      diff: '+\n',
    }))
    const files: ShownItem = { id: 'f', type: 'fileChange', changes, status: 'completed' }
    const items = [tool(Array(300_000).fill(1)), tool(object), tool(nested(90)), long, files]
    const cut = fitItems(items.map(placed))
    expect(size(cut)).toBeLessThan(1_000_000)
    for (const { item } of cut) expect(shownItem.parse(item)).toEqual(item)
    expect(cut[0]?.item.skein?.cuts).toContainEqual({
      pointer: '/arguments',
      chars: 1_500_002,
      bytes: 1_500_002,
      lines: 300_002,
    })
    expect(cut[1]?.item.skein?.cuts?.[0]?.pointer).toBe('/arguments')
    expect(cut[3]?.item.skein?.cuts?.[0]?.pointer).toBe('/summary')
    expect(cut[4]?.item.skein?.cuts?.[0]?.pointer).toBe('/changes')
  })
})

describe('textAt', () => {
  it('finds texts, tells other values as JSON, and nothing that is not the item’s own', () => {
    const item = tool({ list: [1, { a: 'b' }] }, 'text')
    expect(textAt(item, '/contentItems/0/text')).toBe('text')
    expect(textAt(item, '/arguments/list')).toBe('[\n  1,\n  {\n    "a": "b"\n  }\n]')
    for (const pointer of ['', '/nothing', '/__proto__', '/constructor/name', '/tool/0/1', '/arguments/list/7']) {
      expect(textAt(item, pointer)).toBeNull()
    }
  })
})

describe('texts in parts', () => {
  it('end with a line where one ends near, and never within a character', () => {
    expect(startOfText('one\ntwo\nthree', 9)).toBe('one\ntwo\n')
    expect(startOfText('one\ntwo words and more', 12)).toBe('one\ntwo word')
    expect(startOfText('ab🌱', 3)).toBe('ab')
    expect([wholeCharacters('a🌱b', 0, 2), wholeCharacters('a🌱b', 1, 2), wholeCharacters('a🌱b', 0, 9)]).toEqual([
      'a',
      '🌱',
      'a🌱b',
    ])
    expect(['', 'a', 'a\n', 'a\nb', '\n\n'].map(countLines)).toEqual([0, 1, 1, 2, 2])
  })

  it('make up the whole', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '🌱', 'é'), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10 }), (whole, limit) => {
        let read = ''
        while (read.length < whole.length) read += wholeCharacters(whole, read.length, read.length + limit)
        expect(read).toBe(whole)
        expect(whole.startsWith(startOfText(whole, limit))).toBe(true)
      }),
    )
  })
})

describe('boundedValue', () => {
  it('copies what is small', () => {
    const value = JSON.parse('{"a":[1,null,true,"x"],"__proto__":{"b":2}}')
    expect(JSON.stringify(boundedValue(value))).toBe(JSON.stringify({ value, cutCount: 0 }))
  })

  it('cuts what is long, wide, deep or simply too much, and counts', () => {
    const cut = (value: unknown) => boundedValue(value)
    expect(cut('x'.repeat(9000))).toEqual({ value: 'x'.repeat(8192), cutCount: 1 })
    expect(cut(Array(1500).fill(0))).toMatchObject({ cutCount: 500 })
    expect(cut(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`k${i}`, i])))).toMatchObject({ cutCount: 1 })
    expect(cut(nested(100_000))).toMatchObject({ cutCount: 1 })
    const much = cut(Array.from({ length: 900 }, () => Array.from({ length: 90 }, () => 'x'.repeat(5000))))
    expect(JSON.stringify(much.value).length).toBeLessThan(4_000_000)
    expect(much.cutCount).toBeGreaterThan(800)
    expect(jsonText(nested(100_000)).length).toBeLessThan(100_000)
  })
})
