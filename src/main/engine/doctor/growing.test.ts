import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON } from '../../../fixtures/damage.ts'
import { ID, indexOf, rollout, soundLines } from '../../../fixtures/damage-lab/case.ts'
import { encodeLines } from '../../../fixtures/encode.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { IndexedHome } from '../testing-index.ts'
import { DoctorFacts } from './queries.ts'

describe.each(['legacy', 'paginated'] as const)('a %s file that grows', variant => {
  it('is told of as it is after each step: a turn that was open has ended, a call has its output', async () => {
    const indexed = new IndexedHome()
    const lines = soundLines(variant)
    const { path } = writeRollout(indexed.home, rollout(lines.slice(0, 2)))
    await indexed.scan()
    const start = indexOf(lines, 'task_started')
    const end = indexOf(lines, 'task_complete')
    const steps = Array.from({ length: end - 1 }, (_, step) => step + 3)
    for (const step of steps) {
      writeFileSync(path, encodeLines(lines.slice(0, step)))
      await indexed.refresh(path.slice(indexed.home.length + 1))
      const open = indexed.problems().filter(({ check }) => check === 'unfinished-turn')
      expect(open.map(({ line }) => line)).toEqual(step <= end ? [start + 1] : [])
    }
    writeFileSync(path, encodeLines(lines))
    await indexed.refresh(path.slice(indexed.home.length + 1))
    expect(indexed.problems()).toEqual([])
  })
})

describe('a legacy file that is rewritten as paginated', () => {
  it('has nothing but its structure told from then on', async () => {
    const indexed = new IndexedHome()
    const lines = soundLines('legacy')
    const { path } = writeRollout(indexed.home, rollout([...lines, BROKEN_JSON]))
    await indexed.scan()
    const facts = new DoctorFacts(indexed.db)
    expect(facts.ofThread(indexed.row(ID))).toMatchObject({
      structureOnly: false,
      findings: [{ check: 'malformed-json', scope: 'full', line: lines.length + 1 }],
      files: [{ profile: { imageBytes: 0 } }],
    })
    const paginated = soundLines('paginated')
    writeFileSync(path, encodeLines([...paginated, BROKEN_JSON]))
    await indexed.refresh(path.slice(indexed.home.length + 1))
    expect(facts.ofThread(indexed.row(ID))).toMatchObject({
      structureOnly: true,
      findings: [{ check: 'malformed-json', scope: 'structure', line: paginated.length + 1 }],
      files: [{ profile: { imageBytes: null } }],
    })
  })
})
