import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { BROKEN_JSON } from '../fixtures/damage.ts'
import { fixtureId } from '../fixtures/ids.ts'
import { agentMessageEvent } from '../fixtures/records/messages.ts'
import { turnStarted } from '../fixtures/records/turns.ts'
import { filesBelow, temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { tarOf, zipOf } from '../main/engine/cases/testing-archives.ts'
import { printedThread } from '../shared/ipc/search.ts'
import { problem } from '../shared/problem.ts'
import { listedThread } from '../shared/thread.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED] = [fixtureId('legacy'), fixtureId('paginated')]
const threads = (out: string) => z.array(listedThread).parse(JSON.parse(out))

function sampleHome(): string {
  const home = temporaryHome()
  const records = [turnStarted('t1'), agentMessageEvent('A herring swims'), BROKEN_JSON]
  writeRollout(home, minimalThread({ id: LEGACY, timestamp, preview: 'Plant beans', records }))
  const hidden = [agentMessageEvent('a hidden herring')]
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp, preview: 'Water', records: hidden }))
  return home
}

const entriesOf = (home: string, below: string) =>
  filesBelow(home).map(file => ({ name: `${below}${relative(home, file)}`, data: readFileSync(file) }))

/** A folder with an archive of a home, and nothing else in it. */
function archived(name: string, bytes: Uint8Array): string {
  const archive = join(temporaryHome(), name)
  writeFileSync(archive, bytes)
  return archive
}

/** Each call is a process of its own. */
describe('--home with what is no home', () => {
  it('opens archives, folders of any layout and rollouts; the same id in each stays a thread of each', () => {
    const home = sampleHome()
    const zip = archived('case.zip', zipOf(entriesOf(home, 'customer/.codex/')))
    const tar = archived('case.tar.gz', gzipSync(tarOf(entriesOf(home, ''))))
    const loose = temporaryHome()
    mkdirSync(join(loose, 'mail'))
    for (const { name, data } of entriesOf(home, '')) writeFileSync(join(loose, 'mail', basename(name)), data)
    const one = filesBelow(home).find(file => file.includes(LEGACY)) ?? ''
    const homes = [home, zip, tar, loose, one].flatMap(path => ['--home', path])
    const listed = threads(skein(['list', '--json', ...homes]).out)
    expect(listed).toHaveLength(9)
    expect(new Set(listed.filter(({ id }) => id === LEGACY).map(({ skein: { home: path } }) => path)).size).toBe(5)
    expect(readdirSync(join(zip, '..'))).toEqual(['case.zip'])

    const found = z.array(printedThread).parse(JSON.parse(skein(['search', '--json', ...homes, 'herring']).out))
    expect(found.map(({ thread }) => thread.id)).toEqual([LEGACY, LEGACY, LEGACY, LEGACY, LEGACY])
    const table = skein(['list', '--home', home, '--home', zip, 'beans']).out
    expect(table).toContain('HOME')
    expect(table).toMatch(/ case\.zip {2,}/)
    const { code, err } = skein(['show', '--home', home, '--home', zip, LEGACY])
    expect([code, err]).toEqual([2, expect.stringContaining(`is in several homes: ${home}, ${zip};`)])
  })

  it('refuses the history of unsupported threads in them, and never writes to them', () => {
    const home = sampleHome()
    const bytes = zipOf(entriesOf(home, ''))
    const zip = archived('case.zip', bytes)
    const refused = skein(['show', '--home', zip, PAGINATED])
    expect([refused.code, refused.err]).toEqual([3, 'skein: paginated_threads is not supported yet\n'])
    expect(refused.out).toContain(`Home        ${zip}`)
    expect(refused.out).not.toContain('hidden')
    expect(skein(['search', '--home', zip, 'hidden']).out).toBe('')
    const over = skein(['export', '--home', zip, '--out', zip, LEGACY])
    expect([over.code, over.err]).toEqual([1, expect.stringContaining('is open in Skein, which only reads it')])
    expect(readFileSync(zip)).toEqual(Buffer.from(bytes))
  })

  it('refuses archives that mean harm, and what is none', () => {
    const slip = archived('slip.zip', zipOf(entriesOf(sampleHome(), '../../')))
    const none = archived('notes.txt', Buffer.from('hello'))
    for (const [path, why] of [
      [slip, 'could be written outside of its folder'],
      [none, 'neither a zip or tar archive'],
    ] as const) {
      const { code, out, err } = skein(['list', '--home', path])
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(path)
      expect(err).toContain(why)
    }
  })
})

describe('skein check and stats', () => {
  it('look into archives, and name files by where they stand there', () => {
    const zip = archived('case.zip', zipOf(entriesOf(sampleHome(), 'customer/.codex/')))
    const { code, out } = skein(['check', '--json', zip])
    expect(code).toBe(1)
    const found = z.array(z.strictObject(problem.shape)).parse(JSON.parse(out))
    const broken = found.filter(({ check }) => check === 'malformed-json')
    expect(broken.map(({ path }) => path)).toEqual([
      expect.stringContaining(join(zip, 'customer', '.codex', 'sessions')),
    ])
    expect(JSON.parse(skein(['stats', '--json', zip]).out)).toMatchObject({ files: 2, threads: 2 })
    expect(readdirSync(join(zip, '..'))).toEqual(['case.zip'])
  })
})
