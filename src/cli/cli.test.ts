import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { fixtureId } from '../fixtures/ids.ts'
import { agentMessageEvent } from '../fixtures/records/messages.ts'
import { temporaryHome } from '../fixtures/testing.ts'
import { skein } from '../fixtures/testing-cli.ts'
import { minimalPaginatedThread, minimalThread } from '../fixtures/thread.ts'
import { writeRollout } from '../fixtures/write.ts'
import { Library } from '../main/engine/library/library.ts'
import { listedThread, shownThread } from '../shared/thread.ts'

const AT = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED, UNKNOWN] = [fixtureId('legacy'), fixtureId('paginated'), fixtureId('unknown')]

function sampleHome(): string {
  const home = temporaryHome()
  const records = [agentMessageEvent('\u001b[31mHi\u202e'), 'broken']
  writeRollout(home, minimalThread({ id: LEGACY, timestamp: AT, preview: 'Plant\nbeans', cwd: '/g', records }))
  writeRollout(home, minimalPaginatedThread({ id: PAGINATED, timestamp: AT, preview: 'Water', cwd: '/g' }))
  writeRollout(home, minimalThread({ id: UNKNOWN, timestamp: AT, preview: 'Weed', historyMode: 'a\u001bb' }))
  return home
}

describe('skein list', () => {
  it('prints one array of threads', () => {
    const { code, out, err } = skein(['list', '--json', '--home', sampleHome()])
    const threads = z.array(listedThread).parse(JSON.parse(out))
    expect([code, err, threads.map(thread => thread.historyMode).sort()]).toEqual([
      0,
      '',
      ['legacy', 'paginated', 'unknown'],
    ])
  })

  it('prints a table that is safe in a terminal', () => {
    const { out } = skein(['list', '--home', sampleHome(), '--mode', 'unknown', '--mode', 'legacy', '--sort', 'name'])
    expect(out.split('\n').map(line => line.replace(/\s+/g, ' '))).toEqual([
      'UPDATED MODE SOURCE PROJECT ID TITLE',
      `2026-03-04 05:06 legacy cli g ${LEGACY} Plant beans`,
      `2026-03-04 05:06 unknown: a\\x1bb cli / ${UNKNOWN} Weed`,
      '',
    ])
  })

  it('prints a table for other programs, with nothing in it that acts in a terminal', () => {
    const { out } = skein(['list', '--csv', '--home', sampleHome(), '--sort', 'name'])
    const [header, ...rows] = out.trimEnd().split('\r\n')
    expect(header).toMatch(/^thread,name,history_mode,/)
    expect(rows.map(row => row.split(',').slice(0, 3))).toEqual([
      [LEGACY, 'Plant beans', 'legacy'],
      [PAGINATED, 'Water', 'paginated'],
      [UNKNOWN, 'Weed', 'a\\x1bb'],
    ])
    expect(skein(['list', '--csv', '--json', '--home', sampleHome()]).code).toBe(2)
  })

  it('filters, limits and turns round', () => {
    const home = sampleHome()
    const titles = (...args: string[]) =>
      z
        .array(listedThread)
        .parse(JSON.parse(skein(['list', '--json', '--home', home, ...args]).out))
        .map(one => one.preview)
    expect(titles('--sort', 'name', '--reverse', '--limit', '2')).toEqual(['Weed', 'Water'])
    expect(titles('--project', '/g', 'water')).toEqual(['Water'])
    expect(titles('--archived')).toEqual([])
  })

  it('narrows by what was pinned and tagged in the app', () => {
    const [home, data] = [sampleHome(), temporaryHome()]
    const library = new Library(data)
    library.change('marks', ({ marks }) => {
      marks.pin([{ homePath: home, id: UNKNOWN }], 1)
      marks.tag([{ homePath: home, id: LEGACY }], ['later'], [])
    })
    library.close()
    const ids = (...args: string[]) =>
      z
        .array(listedThread)
        .parse(JSON.parse(skein(['list', '--json', '--home', home, '--data', data, ...args]).out))
        .map(one => one.id)
    expect(ids('--pinned')).toEqual([UNKNOWN])
    expect(ids('--tag', 'later', '--tag', 'sooner')).toEqual([LEGACY])
    expect(ids('--', '-tag:later', 'is:pinned')).toEqual([UNKNOWN])
  })
})

describe('skein show', () => {
  it('prints what is known and the transcript', () => {
    const { code, out } = skein(['show', '--home', sampleHome(), LEGACY.slice(0, 30)])
    expect(code).toBe(0)
    expect(out).toContain(`Resume      cd /g && codex resume ${LEGACY}`)
    expect(out).toContain('[you]\n  Plant\n  beans\n[agent]\n  \\x1b[31mHi\\u202e\n')
  })

  it('accounts for every line of the file', () => {
    const shown = shownThread.parse(JSON.parse(skein(['show', '--json', '--home', sampleHome(), LEGACY]).out))
    const { ledger, problems } = shown.skein
    expect(ledger).toMatchObject({ lines: 5, problems: 1 })
    expect((ledger?.used ?? 0) + (ledger?.notShown ?? 0) + (ledger?.problems ?? 0)).toBe(5)
    expect(problems.map(problem => [problem.check, problem.line])).toEqual([['malformed-json', 5]])
  })

  it.each([
    [PAGINATED, 'paginated_threads is not supported yet'],
    [UNKNOWN, 'thread history mode `a\\x1bb` is not supported yet'],
  ])('describes %s and refuses to open it', (id, message) => {
    const home = sampleHome()
    const asText = skein(['show', '--home', home, id])
    expect([asText.code, asText.err]).toEqual([3, `skein: ${message}\n`])
    expect(asText.out).toContain(`codex resume ${id}`)
    expect(asText.out).not.toContain('Turn 1')
    const asJson = skein(['show', '--json', '--home', home, id])
    expect([asJson.code, asJson.err]).toEqual([3, `skein: ${message}\n`])
    expect(shownThread.parse(JSON.parse(asJson.out)).skein).toMatchObject({
      canOpen: false,
      ledger: null,
      parity: { state: 'no-database', projection: 'no-database' },
    })
  })

  it('says which homes have the thread when several do', () => {
    const [one, two] = [sampleHome(), sampleHome()]
    const { code, err } = skein(['show', '--home', one, '--home', two, LEGACY])
    expect([code, err.includes(one), err.includes(two), err.includes('--home')]).toEqual([2, true, true, true])
    expect(skein(['show', '--home', one, fixtureId('nobody')]).code).toBe(4)
    expect(skein(['show', '--home', one, LEGACY.slice(0, 8)]).err).toContain('several threads begin with')
  })
})

describe('skein app-server', () => {
  it('answers line by line in order and ends with its input', () => {
    const lines = [
      '{"id":1,"method":"initialize","params":{}}',
      '{"method":"initialized"}',
      'x',
      '{"id":2,"method":"thread/list"}',
    ]
    const { code, out } = skein(['app-server', '--home', sampleHome()], lines.join('\n'))
    const ids = out
      .trim()
      .split('\n')
      .map(line => z.object({ id: z.unknown() }).parse(JSON.parse(line)).id)
    expect([code, ids]).toEqual([0, [1, null, 2]])
  })
})

describe('the command line', () => {
  it('tells wrong usage in one line', () => {
    for (const args of [
      ['nope'],
      ['--nope'],
      ['list', '--nope'],
      ['list', '--sort', 'x'],
      ['list', '--limit', '0'],
      ['show'],
      ['fixtures'],
    ]) {
      const { code, out, err } = skein(args)
      expect([args, code, out, /^skein: .+\nskein: usage: skein .+\n$/.test(err)]).toEqual([args, 2, '', true])
    }
  })

  it('tells a home that is not there', () => {
    const { code, err } = skein(['list', '--home', '/no/such/home'])
    expect([code, err]).toEqual([1, 'skein: the home /no/such/home does not exist\n'])
  })

  it('helps, tells its version, and writes the sample home', () => {
    expect(skein(['--help'])).toMatchObject({ code: 0, err: '' })
    expect(skein(['list', '--help']).out).toMatch(/^Usage: skein list /)
    expect(skein(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    const home = temporaryHome()
    expect(skein(['fixtures', home])).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(home)).toContain('sessions')
  })
})
