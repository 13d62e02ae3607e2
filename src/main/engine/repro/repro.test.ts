import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAMAGE_CASES } from '../../../fixtures/damage-lab/index.ts'
import { galleryThreads } from '../../../fixtures/gallery/all-kinds.ts'
import { damagedGalleryThread } from '../../../fixtures/gallery/damaged.ts'
import { hostileThread } from '../../../fixtures/gallery/hostile.ts'
import { writeManyThreads } from '../../../fixtures/many/many.ts'
import { writeSampleHome } from '../../../fixtures/sample/home.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { isSupported } from '../../../shared/history-mode.ts'
import { examine } from '../doctor/examine.ts'
import { exactBytes } from '../redact/exact-text.ts'
import { discover } from '../scan/discover.ts'
import { readStartOf } from '../scan/read-file.ts'
import { never } from '../testing.ts'
import { buildOutline } from '../transcript/build.ts'
import { maskLine } from './mask-line.ts'
import { TextMasker } from './mask-text.ts'
import { reproBytes } from './repro-bytes.ts'

async function masked(bytes: Buffer): Promise<Buffer> {
  const pieces: Buffer[] = []
  const stream = async function* () {
    yield bytes
  }
  for await (const piece of reproBytes(stream())) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What a home comes to: for each openable file its turns and items, and what is wrong with it. */
async function seen(home: string): Promise<string[]> {
  const all: string[] = []
  for (const file of discover(home).files) {
    const { facts } = readStartOf(home, file)
    if (file.name.compressed || !isSupported(facts.head.mode)) continue
    const { reading, start } = await examine(home, file, never)
    const findings = [...start.problems, ...reading.found.rows].map(
      ({ check, line, offset, message }) => `${check} ${line} ${offset} ${message}`,
    )
    const source = {
      absolutePath: join(home, file.path),
      path: file.path,
      compressed: file.name.compressed,
      bare: facts.head.generation === 'pre-envelope',
    }
    const { turns, ledger } = await buildOutline(source, never)
    const items = turns.map(
      turn => `${turn.status} ${turn.items.map(({ letter, outcome }) => `${letter}${outcome}`).join('')}`,
    )
    all.push(JSON.stringify([file.path, facts.head.generation, ledger, items, findings], null, 1))
  }
  return all
}

/** The home again, with every plain rollout masked. */
async function maskedHome(home: string): Promise<void> {
  for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.jsonl') && path.includes('rollout-')) {
      const bytes = readFileSync(join(home, path))
      writeFileSync(join(home, path), await masked(bytes))
    }
  }
}

/** Words that stand in no fixture and in no format. */
const PLANTED = ['marlow', 'Kraken', 'wÿrd', '測試', 'zz9']

describe('a minimal repro', () => {
  it('replays as its rollout does: of all releases', async () => {
    const home = temporaryHome()
    writeManyThreads(home, 60, { totalBytes: 1_500_000, seed: 11 })
    const before = await seen(home)
    expect(before.length).toBeGreaterThan(20)
    await maskedHome(home)
    expect(await seen(home)).toEqual(before)
  })

  it.each<[string, (home: string) => void]>([
    [
      'with every kind of record',
      home => {
        for (const spec of galleryThreads()) writeRollout(home, spec)
      },
    ],
    ['damaged in many ways', home => writeRollout(home, damagedGalleryThread())],
    ['with hostile texts', home => writeRollout(home, hostileThread())],
    ['of the sample', home => writeSampleHome(home)],
  ])('replays as its rollout does: %s', async (_, write) => {
    const home = temporaryHome()
    write(home)
    const before = await seen(home)
    expect(before.length).toBeGreaterThan(0)
    await maskedHome(home)
    expect(await seen(home)).toEqual(before)
  })

  it.each(DAMAGE_CASES)('replays as its rollout does, with the same damage: $name', async ({ write }) => {
    const home = temporaryHome()
    write(home)
    const before = await seen(home)
    await maskedHome(home)
    expect(await seen(home)).toEqual(before)
  })

  it('leaves none of the words, and every line as long as it was, whatever the line is', () => {
    const word = fc.constantFrom(...PLANTED)
    const text = fc.array(
      fc.oneof(word, fc.constantFrom(' ', '/', '\n', '"', '\\', '<', '😀', '\u0000', '{"', '[1,2')),
      { maxLength: 6 },
    )
    const value = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text.map(parts => parts.join('')),
        fc.integer(),
        fc.constantFrom(true, null, 'shell', 'event_msg'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(word, fc.constantFrom('payload', 'arguments', 'call_id')), tie('value'), {
          maxKeys: 4,
        }),
        tie('value').map(inner => JSON.stringify(inner)),
      ),
    })).value
    const damage = fc.record({
      cut: fc.option(fc.nat(60)),
      junk: fc.constantFrom('', ' marlow', '\ud800', '\\q', '\ufeff'),
    })
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('payload', 'a', 'timestamp'), value),
        damage,
        fc.boolean(),
        (record, { cut, junk }, escaped) => {
          const whole = JSON.stringify(record)
          const json = escaped
            ? whole.replace(/[^\0-\x7f]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
            : whole
          const line = (cut === null ? json : json.slice(0, cut)) + junk
          const result = maskLine(line, new TextMasker())
          expect(result.length).toBe(line.length)
          expect(exactBytes(result).length).toBe(exactBytes(line).length)
          for (const planted of PLANTED) expect(result).not.toContain(planted)
          expect(verdictOf(result)).toEqual(verdictOf(line))
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('gives the same text the same mask, and other texts others', () => {
    const masker = new TextMasker()
    const texts = Array.from({ length: 500 }, (_, i) => `beans ${i}`)
    const masks = texts.map(text => masker.mask(text))
    expect(new Set(masks).size).toBe(texts.length)
    expect(texts.map(text => masker.mask(text))).toEqual(masks)
    expect(masks[10]).toMatch(/^[a-x]{5} [0-9]{2}$/)
  })

  it('keeps times, ids, numbers of the format, and words of the format alone', () => {
    const line = JSON.stringify({
      timestamp: '2026-03-04T05:06:07.890Z',
      type: 'response_item',
      payload: {
        type: 'function_call',
        name: 'shell',
        call_id: 'call_aB9',
        arguments: JSON.stringify({ command: ['bash', '-lc', 'cat /home/marlow'], amount: 5023 }),
        status: 'completed',
        ordinal: 23,
        id: '019b76da-a800-7000-8000-000000000001',
      },
    })
    expect(maskLine(line, new TextMasker())).toBe(
      line
        .replace('call_aB9', 'xxxx_xX0')
        .replace('cat /home/marlow', 'xxx /xxxx/xxxxxx')
        .replace('amount', 'xxxxxx')
        .replace('5023', '1000'),
    )
  })
})

/** Whether a line is JSON, and if not, where it ends being it. */
function verdictOf(line: string): unknown {
  try {
    JSON.parse(line)
    return 'JSON'
  } catch (error) {
    return /position \d+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'none'
  }
}
