import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../shared/ipc/doctor.ts'
import { reasonsOf } from './reasons.ts'

const base: Profile = {
  lines: 0,
  bytes: 0,
  badLines: 0,
  kinds: [],
  imageBytes: 0,
  copyBytes: 0,
  heaviest: [],
  last: null,
  unknownKinds: [],
  unknownKeys: [],
}
const texts = (profile: Partial<Profile>) => reasonsOf({ ...base, ...profile }).map(({ text }) => text)

describe('why a file is so large', () => {
  it('names the heaviest kind, the line that stands out, pictures and copies', () => {
    const profile: Partial<Profile> = {
      lines: 812,
      bytes: 10_000_000,
      kinds: [
        { kind: 'response_item/function_call_output', count: 204, bytes: 6_100_000 },
        { kind: 'compacted', count: 3, bytes: 2_200_000 },
      ],
      heaviest: [
        { line: 77, offset: 0, bytes: 3_800_000, kind: 'response_item/function_call_output' },
        { line: 9, offset: 0, bytes: 900_000, kind: 'compacted' },
      ],
      imageBytes: 1_200_000,
      copyBytes: 2_200_000,
    }
    expect(texts(profile)).toEqual([
      '61% is outputs of tools: 204 records.',
      'Line 77 alone has 38%: 3.8 MB.',
      'The 2 heaviest of 812 lines together have 47%.',
      'Pictures within the records have 12%: 1.2 MB.',
      'Compactions repeat the conversation: 22%, 2.2 MB.',
    ])
    expect(reasonsOf({ ...base, ...profile })[1]?.heavy?.line).toBe(77)
  })

  it('says so where nothing stands out, and names a second kind where no one has half of it', () => {
    const kinds = [
      { kind: 'event_msg/token_count', count: 40, bytes: 40_000 },
      { kind: 'from_the_future', count: 30, bytes: 30_000 },
      { kind: '?', count: 30, bytes: 30_000 },
    ]
    const heaviest = [{ line: 4, offset: 0, bytes: 1_000, kind: '?' }]
    expect(texts({ lines: 100, bytes: 100_000, kinds, heaviest, badLines: 30 })).toEqual([
      '40% is counts of tokens: 40 records. Another 30% is records of the kind from_the_future.',
      'No line stands out: 100 lines of 1 kB on average.',
      '30 lines are no record.',
    ])
  })

  it('has something to say of every file that is not empty, and nothing of others', () => {
    expect(texts({})).toEqual([])
    const sizes = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(sizes, lines => {
        const sorted = [...lines].sort((a, b) => b - a)
        const all = lines.reduce((sum, size) => sum + size, 0)
        const heaviest = sorted.slice(0, 20).map((bytes, at) => ({ line: at + 1, offset: 0, bytes, kind: 'compacted' }))
        const kinds = [{ kind: 'compacted', count: lines.length, bytes: all }]
        const said = texts({ lines: lines.length, bytes: all, kinds, heaviest })
        expect(said.length).toBeGreaterThanOrEqual(2)
        expect(new Set(said).size).toBe(said.length)
      }),
    )
  })
})
