import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../fixtures/ids.ts'
import { agentMessageEvent } from '../fixtures/records/messages.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { unzipped } from '../fixtures/unzip.ts'
import { writeRollout } from '../fixtures/write.ts'
import { stateOfHome } from '../main/engine/testing.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED] = [fixtureId('legacy'), fixtureId('paginated')]

function sampleHome(): string {
  const home = temporaryHome()
  const records = [agentMessageEvent('Ask ann@harbor.org about Kraken')]
  writeRollout(home, minimalThread({ id: LEGACY, timestamp, preview: 'Plant beans', records }))
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp, preview: 'Water beans' }))
  return home
}

async function namesIn(path: string): Promise<string[]> {
  return [...(await unzipped(path)).keys()].map(name => name.slice(name.lastIndexOf('/') + 1))
}

const rollout = (id: string) => `rollout-2026-03-04T05-06-07-${id}.jsonl`

/** Each call is a process of its own. */
describe('skein bundle', () => {
  it('writes threads by id or by query, and changes no home', async () => {
    const [home, folder] = [sampleHome(), temporaryHome()]
    const before = stateOfHome(home)
    const out = join(folder, 'a.zip')
    expect(skein(['bundle', LEGACY.slice(0, 30), '--home', home, '--out', out])).toEqual({ code: 0, out: '', err: '' })
    expect(await namesIn(out)).toEqual([rollout(LEGACY), 'skein-bundle.json'])
    const { code, err } = skein(['bundle', '--query', 'beans', '--home', home, '--out', out, '--raw-refused'])
    expect([code, err]).toEqual([0, ''])
    expect((await namesIn(out)).sort()).toEqual([rollout(LEGACY), rollout(PAGINATED), 'skein-bundle.json'].sort())
    expect(stateOfHome(home)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['a.zip'])
  })

  it('says what was replaced', () => {
    const [home, out] = [sampleHome(), join(temporaryHome(), 'a.zip')]
    const redacted = (...more: string[]) => skein(['bundle', LEGACY, '--home', home, '--out', out, '--redact', ...more])
    expect(redacted('--pattern', 'kraken').err).toBe('skein: replaced: 1 email, 1 term\n')
    writeRollout(home, minimalThread({ id: LEGACY, timestamp, preview: 'Plant beans' }))
    expect(redacted().err).toBe('skein: nothing was found that redaction replaces\n')
  })

  it('says of which threads no file is in it', async () => {
    const [home, out] = [sampleHome(), join(temporaryHome(), 'a.zip')]
    const { code, err } = skein(['bundle', PAGINATED, '--home', home, '--out', out])
    expect([code, err]).toEqual([
      0,
      'skein: of 1 thread only what is known is in the bundle, no file (see its manifest)\n',
    ])
    expect(await namesIn(out)).toEqual(['skein-bundle.json'])
    expect(readFileSync(out).includes('paginated')).toBe(false)
  })

  it('refuses what contradicts itself, and places in a home', () => {
    const home = sampleHome()
    const out = join(temporaryHome(), 'a.zip')
    for (const args of [
      [LEGACY],
      ['--out', out],
      [LEGACY, '--query', 'x', '--out', out],
      [LEGACY, '--out', out, '--pattern', 'x'],
      [LEGACY, '--out', out, '--redact', '--pattern', '**'],
      [LEGACY, '--out', out, '--redact', '--raw-refused'],
    ])
      expect(skein(['bundle', '--home', home, ...args])).toMatchObject({ code: 2, out: '' })
    expect(skein(['bundle', '--home', home, LEGACY, '--out', join(home, 'a.zip')]).code).toBe(1)
    expect(skein(['bundle', '--home', home, fixtureId('nobody'), '--out', out]).code).toBe(4)
    expect(existsSync(out)).toBe(false)
    const both = ['--redact', '--pattern', 'kraken', '--raw-refused', '--raw-unredacted']
    expect(skein(['bundle', '--home', home, PAGINATED, '--out', out, ...both])).toMatchObject({ code: 0 })
  })
})
