import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { fixtureId } from '../fixtures/ids.ts'
import { functionCallOutput } from '../fixtures/records/calls.ts'
import { agentMessageEvent } from '../fixtures/records/messages.ts'
import { turnStarted } from '../fixtures/records/turns.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { printedThread } from '../shared/ipc/search.ts'

const AT = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED] = [fixtureId('legacy'), fixtureId('paginated')]

function sampleHome(): string {
  const home = temporaryHome()
  const records = [turnStarted('t1'), agentMessageEvent('A \u001b[31mherring\u202e swims')]
  writeRollout(home, minimalThread({ id: LEGACY, timestamp: AT, preview: 'Plant beans', cwd: '/g', records }))
  const hidden = [agentMessageEvent('herring')]
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp: AT, preview: 'Water', records: hidden }))
  return home
}

describe('skein search', () => {
  it('prints an array of threads with their hits', () => {
    const { code, out, err } = skein(['search', '--json', '--home', sampleHome(), 'herring'])
    const found = z.array(printedThread).parse(JSON.parse(out))
    expect([code, err, found.map(({ thread }) => thread.id)]).toEqual([0, '', [LEGACY]])
    expect(found[0]?.hits).toEqual([
      { turnId: 't1', itemId: expect.any(String), kind: 'answer', snippet: 'A herring\u202e swims' },
    ])
  })

  it('prints text that is safe in a terminal', () => {
    const { out } = skein(['search', '--home', sampleHome(), 'herring', 'OR'])
    expect(out.split('\n')).toEqual([
      'Plant beans',
      `  2026-03-04 05:06 · g · ${LEGACY} · 1 hit`,
      '    answer  A herring\\u202e swims',
      '',
    ])
  })

  it('lists threads that a condition alone holds for', () => {
    const { out } = skein(['search', '--home', sampleHome(), 'mode:legacy'])
    expect(out).toBe(`Plant beans\n  2026-03-04 05:06 · g · ${LEGACY}\n`)
  })

  it('finds refused threads by what is known of them', () => {
    const { out } = skein(['search', '--json', '--home', sampleHome(), '--', 'water', '-herring'])
    expect(z.array(printedThread).parse(JSON.parse(out))).toMatchObject([
      { thread: { id: PAGINATED }, hits: [{ turnId: null, itemId: null, kind: 'name' }] },
    ])
  })

  it('looks through files for what the index leaves out', () => {
    const home = sampleHome()
    const output = `${'x '.repeat(2000)}salmon${' y'.repeat(2000)}`
    const records = [turnStarted('t1'), functionCallOutput('c', output)]
    writeRollout(home, minimalThread({ id: fixtureId('deep'), timestamp: AT, preview: 'Cook', cwd: '/g', records }))
    expect(skein(['search', '--home', home, 'salmon']).err).toBe('skein: nothing found\n')
    const { code, out } = skein(['search', '--deep', '--home', home, 'salmon', 'OR', 'herring'])
    expect([code, out.match(/^[A-Z].*/gm)?.toSorted()]).toEqual([0, ['Cook', 'Plant beans']])
    expect(out).toContain('commandOutput')
    const { out: json } = skein(['search', '--deep', '--json', '--home', home, 'salmon'])
    expect(z.array(printedThread).parse(JSON.parse(json))).toMatchObject([{ hits: [{ kind: 'commandOutput' }] }])
    expect(skein(['search', '--deep', '--home', home, 'water']).err).toBe('skein: nothing found\n')
  })

  it('says when there is nothing, and what it did not look for', () => {
    const home = sampleHome()
    expect(skein(['search', '--home', home, 'salmon'])).toMatchObject({
      code: 0,
      out: '',
      err: 'skein: nothing found\n',
    })
    expect(skein(['search', '--home', home, 'herring', 'OR']).err).toContain('not looked for: OR (OR stands between')
    expect(skein(['search', '--home', home, ' ']).code).toBe(2)
    expect(skein(['search', '--home', home, '--sort', 'size', 'x']).code).toBe(2)
    expect(skein(['search', '--home', home, '--hits', '99', 'x']).err).toContain('--hits wants a number from 1 to 50')
  })
})
