import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../fixtures/ids.ts'
import { agentMessageEvent } from '../fixtures/records/messages.ts'
import { filesBelow, temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { exportedThread } from '../main/engine/export/json/exported-thread.ts'
import { Library } from '../main/engine/library/library.ts'
import { stateOfHome } from '../main/engine/testing.ts'

const AT = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED, UNKNOWN] = [fixtureId('legacy'), fixtureId('paginated'), fixtureId('unknown')]

function sampleHome(answers = 1): string {
  const home = temporaryHome()
  const records = Array.from({ length: answers }, (_, i) =>
    agentMessageEvent(`Answer ${i}\u001b[31m ${'x'.repeat(1000)}`),
  )
  writeRollout(home, minimalThread({ id: LEGACY, timestamp: AT, preview: 'Plant\nbeans', cwd: '/g', records }))
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp: AT, preview: 'Water', cwd: '/g' }))
  writeRollout(home, minimalThread({ id: UNKNOWN, timestamp: AT, preview: 'Weed', historyMode: 'a\u001bb' }))
  return home
}

function rolloutText(home: string, id: string): string {
  const path = filesBelow(home).find(file => file.includes(id))
  return readFileSync(path ?? '', 'utf8')
}

/** Every call is a process of its own. */
describe('skein export', () => {
  it('writes Markdown, HTML and JSON to stdout, and changes no home', () => {
    const home = sampleHome()
    const before = stateOfHome(home)
    const markdown = skein(['export', LEGACY.slice(0, 30), '--home', home])
    expect([markdown.code, markdown.err]).toEqual([0, ''])
    expect(markdown.out).toMatch(/^# Plant beans\n\n- \*\*Thread:\*\* `/)
    expect(markdown.out).toContain('> Plant  \n> beans')
    expect(markdown.out).toContain('\nAnswer 0 xxx')
    expect(skein(['export', LEGACY, '--home', home, '--format', 'html']).out).toMatch(
      /^<!doctype html>[\s\S]*<\/html>\n$/,
    )
    const json = skein(['export', LEGACY, '--home', home, '--format', 'json', '--no-tool-output', '--rolled-back'])
    expect(exportedThread.parse(JSON.parse(json.out))).toMatchObject({
      thread: { id: LEGACY },
      options: { toolOutput: false, rolledBack: true },
    })
    expect(stateOfHome(home)).toEqual(before)
  })

  it('writes a minimal repro: as many lines, as long, without the words', () => {
    const home = sampleHome()
    const { code, out } = skein(['export', LEGACY, '--home', home, '--format', 'repro'])
    const original = rolloutText(home, LEGACY)
    expect(code).toBe(0)
    expect(out.split('\n').map(line => Buffer.byteLength(line))).toEqual(
      original.split('\n').map(line => Buffer.byteLength(line)),
    )
    expect(out).not.toMatch(/Plant|beans|Answer/)
  })

  it('writes a file, whose ending tells the format', () => {
    const [home, folder] = [sampleHome(), temporaryHome()]
    for (const [name, start] of [
      ['a.html', '<!doctype html>'],
      ['a.JSON', '{"skein":'],
      ['a.txt', '# '],
    ] as const) {
      const out = join(folder, name)
      expect(skein(['export', LEGACY, '--home', home, '--out', out])).toEqual({ code: 0, out: '', err: '' })
      expect(readFileSync(out, 'utf8').startsWith(start)).toBe(true)
    }
    expect(readdirSync(folder).sort()).toEqual(['a.JSON', 'a.html', 'a.txt'])
  })

  it('writes into no home', () => {
    const [home, other] = [sampleHome(), sampleHome()]
    for (const out of [join(home, 'a.md'), join(home, 'sessions', 'a.md'), join(other, 'a.md')]) {
      const { code, err } = skein(['export', LEGACY, '--home', home, '--out', out])
      expect([code, /which Skein only reads/.test(err), existsSync(out)]).toEqual([1, true, false])
    }
  })

  it.each([
    [PAGINATED, 'paginated_threads is not supported yet'],
    [UNKNOWN, 'thread history mode `a\\x1bb` is not supported yet'],
  ])('refuses %s in every format', (id, message) => {
    const [home, folder] = [sampleHome(), temporaryHome()]
    const refused = { code: 3, out: '', err: `skein: ${message}\n` }
    for (const format of ['md', 'html', 'json', 'repro'])
      expect(skein(['export', id, '--home', home, '--format', format])).toEqual(refused)
    expect(skein(['export', id, '--home', home, '--out', join(folder, 'a')])).toEqual(refused)
    expect(readdirSync(folder)).toEqual([])
  })

  it('counts what it refused, as skein show does', () => {
    const [home, data] = [sampleHome(), temporaryHome()]
    for (const [command, id] of [
      ['export', PAGINATED],
      ['show', PAGINATED],
      ['show', UNKNOWN],
      ['show', LEGACY],
    ] as const)
      skein([command, id, '--home', home, '--data', data])
    const library = new Library(data)
    const counted = library.read(({ counters }) => counters.all()).map(({ label, count }) => [label, count])
    library.close()
    expect(counted).toEqual([
      ['paginated', 2],
      ['unknown', 1],
    ])
  })

  it('tells wrong usage, and threads that are not there', () => {
    const home = sampleHome()
    for (const args of [[], [LEGACY, 'x'], [LEGACY, '--format', 'pdf'], [LEGACY, '--out', '']])
      expect(skein(['export', '--home', home, ...args])).toMatchObject({ code: 2, out: '' })
    expect(skein(['export', '--home', home, fixtureId('nobody')])).toMatchObject({ code: 4, out: '' })
  })

  it('leaves no half file when it is interrupted', async () => {
    const [home, folder] = [sampleHome(10_000), temporaryHome()]
    writeFileSync(join(folder, 'a.md'), 'old')
    const args = ['export', LEGACY, '--home', home, '--data', temporaryHome(), '--out', join(folder, 'a.md')]
    const running = spawn(process.execPath, [join(import.meta.dirname, 'index.ts'), ...args], { stdio: 'ignore' })
    await begun(folder, running)
    running.kill('SIGINT')
    await once(running, 'exit')
    expect(running.exitCode).toBe(130)
    expect([readdirSync(folder), readFileSync(join(folder, 'a.md'), 'utf8')]).toEqual([['a.md'], 'old'])
  })
})

/** Resolves when the temporary file is there. @throws when the program ends before. */
async function begun(folder: string, running: ChildProcess): Promise<void> {
  while (readdirSync(folder).length < 2) {
    if (running.exitCode !== null) throw new Error(`ended with ${running.exitCode} before it began`)
    await new Promise(resolve => setImmediate(resolve))
  }
}
