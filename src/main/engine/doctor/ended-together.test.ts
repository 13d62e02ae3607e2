import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { TestEngine } from '../testing-engine.ts'

const [one, other, alone, archived] = [fixtureId(1), fixtureId(2), fixtureId(3), fixtureId(4)]
const page = { offset: 0, limit: 50 }

describe('doctor.ended', () => {
  it('groups threads of all modes by the second of their last record, the latest first', async () => {
    const home = temporaryHome()
    const last = (timestamp: string) => [line(agentMessageEvent('The end'), { timestamp })]
    const [early, late] = ['2026-03-04T05:06:07.010Z', '2026-03-04T05:06:08.500Z']
    writeRollout(home, minimalThread({ id: one, timestamp: early, records: last('2026-03-04T05:06:08.990Z') }))
    writeRollout(home, minimalPaginatedThread({ id: other, timestamp: late, cliVersion: '0.169.0', preview: 'Nets' }))
    writeRollout(home, minimalThread({ id: alone, timestamp: early }))
    // The active file goes on after the second in which the archived one ends.
    const twice = { id: archived, timestamp: early }
    writeRollout(home, { ...minimalThread(twice), archived: true })
    writeRollout(home, minimalThread({ ...twice, records: last('2026-03-09T05:06:08.000Z') }))
    const engine = await TestEngine.open([home])
    const { groups, ...rest } = await engine.call('doctor.ended', page)
    expect(rest).toEqual({ offset: 0, total: 1, threads: 2 })
    expect(groups).toMatchObject([{ at: Date.parse('2026-03-04T05:06:08Z'), total: 2 }])
    expect(groups[0]?.threads).toMatchObject([
      { id: one, mode: 'legacy' },
      { id: other, mode: 'paginated', release: '0.169.0', title: 'Nets' },
    ])
    expect((await engine.call('doctor.ended', { ...page, homes: [-4] })).groups).toEqual([])
  })
})
