import { describe, expect, it } from 'vitest'
import { soundLines, VARIANTS } from '../../../fixtures/damage-lab/case.ts'
import { DAMAGE_CASES } from '../../../fixtures/damage-lab/index.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { writeManyThreads } from '../../../fixtures/many/many.ts'
import { minimalPaginatedThread, minimalPreEnvelopeThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { IndexedHome } from '../testing-index.ts'
import { catalogue } from './catalogue.ts'

/** What a scan finds, as the lab expects it. */
async function findingsOf(write: (home: string) => void): Promise<string[]> {
  const indexed = new IndexedHome()
  write(indexed.home)
  await indexed.scan()
  return indexed
    .problems()
    .map(({ check, line }) => `${check} ${line ?? '-'}`)
    .sort()
}

describe('the damage lab', () => {
  it.each(DAMAGE_CASES)('$name', async ({ write, expected }) => {
    expect(await findingsOf(write)).toEqual(expected.map(([check, line]) => `${check} ${line ?? '-'}`).sort())
  })

  it('has enough of it, each name once', () => {
    expect(DAMAGE_CASES.length).toBeGreaterThan(60)
    expect(new Set(DAMAGE_CASES.map(({ name }) => name)).size).toBe(DAMAGE_CASES.length)
  })

  it('shows every check, but those that need another machine or a second home', () => {
    const shown = new Set(DAMAGE_CASES.flatMap(({ expected }) => expected.map(([check]) => check)))
    const missing = catalogue.map(({ name }) => name).filter(name => !shown.has(name))
    expect(missing.sort()).toEqual(
      ['file-vanished', 'id-in-other-home', 'reading-stopped', 'unreadable-file', 'unreadable-folder'].sort(),
    )
  })
})

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1, timestamp)

describe('a sound home has nothing to report', () => {
  it.each(VARIANTS)('of a %s thread', async variant => {
    const expected = variant === 'unknown' ? ['unknown-mode 1'] : []
    expect(
      await findingsOf(home => writeRollout(home, { id, at: timestamp, lines: soundLines(variant, { id }) })),
    ).toEqual(expected)
  })

  it.each([
    ['minimal legacy', minimalThread({ id, timestamp })],
    ['minimal paginated', minimalPaginatedThread({ id, timestamp })],
    ['pre-envelope', minimalPreEnvelopeThread({ id, timestamp })],
    ['compressed', { ...minimalThread({ id, timestamp }), compressed: true }],
    ['archived', { ...minimalThread({ id, timestamp }), archived: true }],
    ['compressed paginated', { ...minimalPaginatedThread({ id, timestamp }), compressed: true }],
  ])('of a %s thread', async (_, spec) => {
    expect(await findingsOf(home => writeRollout(home, spec))).toEqual([])
  })

  it('of many threads of all releases', async () => {
    const found = await findingsOf(home => writeManyThreads(home, 80, { totalBytes: 2_000_000, seed: 7 }))
    expect([...new Set(found)]).toEqual(['unknown-mode 1'])
  })
})
