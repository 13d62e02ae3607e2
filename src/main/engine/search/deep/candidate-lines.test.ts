import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import { createMatcher } from '../../../../shared/search/matcher.ts'
import { parseQuery } from '../../../../shared/search/parse.ts'
import { tokensOf } from '../../../../shared/search/tokens.ts'
import { withFile } from '../../rollout/open.ts'
import { visibleText } from '../../transcript/reading/searchable.ts'
import { writtenText } from '../testing-texts.ts'
import { type Block, readBlocks } from './blocks.ts'
import { ByteMemory } from './byte-memory.ts'
import { bytePattern } from './byte-pattern.ts'
import { CandidateLines } from './candidate-lines.ts'
import { isOdd, ODD_KINDS } from './odd-letters.ts'

const parse = (text: string) => parseQuery(text, { now: 0 })

/** Numbers of the lines, from 0, that are candidates. */
function candidates(query: string, lines: readonly string[]): number[] {
  const path = join(temporaryHome(), 'lines')
  writeFileSync(path, lines.join('\n'))
  const filter = new CandidateLines(parse(query))
  const found: number[] = []
  let before = 0
  eachBlock(path, block => {
    const lines = (to: number) => block.bytes.toString('utf8', 0, to).split('\n').length - 1
    for (const { from } of filter.of(block)) found.push(before + lines(from))
    before += lines(block.end)
  })
  return found
}

/** Blocks are valid one at a time. */
function eachBlock(path: string, use: (block: Block) => void): void {
  withFile(path, descriptor => {
    for (const block of readBlocks(descriptor, false)) use(block)
  })
}

/** A text in JSON as some writers have it: all that is not ASCII as escapes. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[^\0-\x7f]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

describe('candidate lines', () => {
  it('are all that the query finds, however they are written', () => {
    fc.assert(
      fc.property(writtenText, fc.array(writtenText, { minLength: 1, maxLength: 6 }), (query, texts) => {
        const parsed = parse(query)
        fc.pre(parsed.groups.length > 0)
        const all = [...texts, query, `x ${query}\n${query}y`, query.toUpperCase(), `\u001b[1;31m${query}\u001b[0m`]
        const matcher = createMatcher(parsed)
        const wanted = all.flatMap((text, i) => (matcher.matches(visibleText(text)) ? [i] : []))
        for (const write of [(text: string) => JSON.stringify(text), escaped]) {
          const found = candidates(query, all.map(write))
          expect(wanted.filter(line => !found.includes(line))).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['herring', ['A HERRING swims', 'herrings', 'the\\nherring', 'xherring'], [0, 2]],
    ['herr*', ['A HERRING swims', 'herrings', 'the\\nherring', 'xherring'], [0, 1, 2]],
    [
      'cafe',
      ['"Café"', '"CAFE\u0301"', '"ca\\u001b[01;31mfe\\u001b[m"', '"ｃａｆｅ"', '"cafés"', '"naïve"'],
      [0, 1, 2, 3],
    ],
    ['net fish', ['a net', 'a fish', 'fish in a net'], [2]],
    ['net OR fish', ['a net', 'a fowl', 'fish'], [0, 2]],
    ['привет', ['ПРИВЕТ', 'Приве\\u0442', 'пока'], [0, 1]],
    ['cafe', ['"\\\\\\nCafé"', '"\\\\nCafé"'], [0]],
    ['数据', ['大数据', '数 据'], [0]],
  ])('of %s', (query, lines, expected) => {
    expect(candidates(query, lines)).toEqual(expected)
  })

  it('are told of lines in many blocks and longer than a block', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${'x '.repeat(i * 30_000)}${i % 7 === 0 ? 'herring' : 'eel'}`)
    const path = join(temporaryHome(), 'lines')
    writeFileSync(path, lines.join('\n'))
    const found: string[] = []
    eachBlock(path, block => {
      const filter = new CandidateLines(parse('herring'))
      for (const { from, to } of filter.of(block)) found.push(block.bytes.toString('utf8', from, to))
    })
    expect(found.map(text => text.length)).toEqual(lines.filter(text => text.endsWith('g')).map(text => text.length))
  })
})

const ODD = bytePattern(ODD_KINDS)
const memory = new ByteMemory(1024)

/** Where letters stand that are told from all others. */
function oddPlaces(text: string): number[] {
  memory.bytes.fill(0)
  const end = memory.bytes.write(text)
  const found: number[] = []
  for (let at = memory.find(ODD, 0, end); at !== -1; at = memory.find(ODD, at + 1, end)) {
    if (isOdd(memory.bytes, at)) found.push(at)
  }
  return found
}

describe('odd letters', () => {
  it('are found among all others, wherever they stand', () => {
    const some = [...'aé文のжﬃ１🌱𝐡\\uß\u0301א가']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...some), { maxLength: 40 }), letters => {
        const text = Buffer.from(letters.join(''))
        expect(oddPlaces(letters.join(''))).toEqual(Array.from(text.keys()).filter(at => isOdd(text, at)))
      }),
    )
  })

  it('have places of their own among bytes', () => {
    const missed: number[] = []
    for (let code = 0x80; code < 0x20000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      memory.bytes.write(String.fromCodePoint(code))
      if (isOdd(memory.bytes, 0) && memory.find(ODD, 0, 1) !== 0) missed.push(code)
    }
    expect(missed).toEqual([])
  })

  it('are all that fold to ASCII', () => {
    const missed: string[] = []
    for (let code = 0x80; code < 0x30000; code++) {
      // Ideographs and syllables stay what they are; marks of other scripts do not stand on letters of this one.
      if ((code >= 0x370 && code < 0x1100) || (code >= 0x3400 && code < 0xa4d0) || (code >= 0xac00 && code < 0xe000))
        continue
      if (code === 0xfdfa || code === 0xfdfb || code >= 0x20000) continue
      const letter = String.fromCodePoint(code)
      const tokens = [...tokensOf(letter)].map(token => token.text)
      if (tokens.some(token => /[a-z0-9]/.test(token)) && !oddPlaces(letter).includes(0)) missed.push(letter)
    }
    expect(missed).toEqual([])
  })
})
