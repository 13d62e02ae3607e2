import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LINE_BYTES } from '../rollout/lines.ts'
import { exactBytes, exactText } from './exact-text.ts'
import { Identities } from './identities.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { learnNames, redactedBytes } from './redact-bytes.ts'
import { Redactor } from './redactor.ts'

async function redacted(pieces: readonly Buffer[]): Promise<{ bytes: Buffer; blanked: number[] }> {
  const stream = async function* () {
    yield* pieces
  }
  const identities = new Identities()
  await learnNames(stream(), identities)
  const choices = { secrets: true, identities: true, emails: true, terms: [] }
  const blanked: number[] = []
  const out: Buffer[] = []
  const redactor = new Redactor(choices, identities, new Pseudonyms())
  for await (const piece of redactedBytes(stream(), redactor, line => blanked.push(line.number))) out.push(piece)
  return { bytes: Buffer.concat(out), blanked }
}

describe('bytes as a text', () => {
  it('become the same bytes again, whatever they are', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
      fc.string({ unit: 'binary', maxLength: 10 }).map(text => Buffer.from(text)),
      fc.constantFrom(Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('😀'), Buffer.from([0xf0, 0x9f])),
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const bytes = Buffer.concat(pieces)
        expect(exactBytes(exactText(bytes)).equals(bytes)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a redacted file', () => {
  it('is what it was where there is nothing to replace, however it is cut', async () => {
    const content = fc.array(
      fc.constantFrom('{"a":"b"}', '\n', '\r\n', '{"a":', '\u0000', '\ufeff', 'ä', '\\ud800', ' '),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(content, fc.nat(40), async (parts, cut) => {
        const bytes = Buffer.concat([Buffer.from(parts.join('')), Buffer.from([0xff, 0xc3])])
        const { bytes: result } = await redacted([bytes.subarray(0, cut), bytes.subarray(cut)])
        expect(result.equals(bytes)).toBe(true)
      }),
    )
  })

  it('keeps damage around a replacement, byte for byte', async () => {
    const before = Buffer.concat([Buffer.from('{"cwd":"/home/märlow/x","b":"'), Buffer.from([0xff, 0xfe])])
    const after = Buffer.from(' märlow\\n"\r\n{"torn":"märlow')
    const { bytes } = await redacted([before, after])
    const expected = [
      Buffer.from('{"cwd":"/home/user-1/x","b":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(' user-1\\n"\r\n{"torn":"user-1'),
    ]
    expect(bytes.equals(Buffer.concat(expected))).toBe(true)
  })

  it('keeps the place of what stands behind escapes', async () => {
    const line = '{"b":"\\ud83d\\ude00\\n\\"x\\" at ann@harbor.org, \\u00e9 bob@harbor.org\\\\"}\n'
    const { bytes } = await redacted([Buffer.from(line)])
    expect(bytes.toString()).toBe(
      line.replace('ann@harbor.org', 'person-1@example.invalid').replace('bob@harbor.org', 'person-2@example.invalid'),
    )
  })

  it('blanks a line that is too long to be looked through', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 5, 'a')
    const { bytes, blanked } = await redacted([Buffer.from('{"a":1}\n'), long, Buffer.from('\n{"b":1}\n')])
    expect(blanked).toEqual([2])
    expect(bytes.equals(Buffer.from(`{"a":1}\n${'x'.repeat(long.length)}\n{"b":1}\n`))).toBe(true)
  })
})
