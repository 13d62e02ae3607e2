import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { never } from '../testing.ts'
import { LIMITS, type Limits } from './entry.ts'
import { openCase, rootOf } from './open-case.ts'
import { type TestEntry, tarOf, zipOf } from './testing-archives.ts'

const rollout = (n: number) => `rollout-2026-03-04T05-06-07-${fixtureId(n)}.jsonl`
const dated = (n: number) => `sessions/2026/03/04/${rollout(n)}`
const good: TestEntry = { name: dated(1), data: '{"a":1}\n' }

const FORMATS: Readonly<Record<string, (entries: readonly TestEntry[]) => Buffer>> = {
  'a.zip': zipOf,
  'a.tar': tarOf,
  'a.tar.gz': entries => gzipSync(tarOf(entries)),
}

function setUp() {
  const [place, dataDir] = [temporaryHome(), temporaryHome()]
  const told: string[] = []
  const open = (path: string, limits: Limits = LIMITS, signal: AbortSignal = never) =>
    openCase(path, dataDir, ({ phase }) => told.push(phase), signal, limits)
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(place, name)
    writeFileSync(path, bytes)
    return path
  }
  /** Everything in the data folder. */
  const kept = () =>
    readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(path => basename(path) !== 'cases')
  return { place, dataDir, told, open, write, kept }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

for (const [name, pack] of Object.entries(FORMATS)) {
  describe(name, () => {
    it('becomes a home of what Skein reads, below the folder it stands in', async () => {
      const { dataDir, told, open, write } = setUp()
      const path = write(
        name,
        pack([
          { name: 'case/', mode: 0o040755, type: '5' },
          { name: `case/./${dated(1)}`, data: 'one' },
          { name: `case/archived_sessions/${rollout(2)}.zst`, data: new Uint8Array([0x28, 0xb5]) },
          { name: 'case/session_index.jsonl', data: 'names' },
          { name: 'case/state_5.sqlite', data: 'state' },
          { name: 'case/state_5.sqlite-wal', data: 'log' },
          { name: 'case/auth.json', data: 'a secret' },
          { name: 'case/link', mode: 0o120777, type: '2' },
        ]),
      )
      const before = statSync(path, { bigint: true })
      const { home, note } = await open(path)
      expect(home).toMatchObject({ origin: 'case', source: path })
      expect(home.path.startsWith(join(dataDir, 'cases'))).toBe(true)
      expect(filesBelow(home.path)).toEqual(
        [
          dated(1),
          `archived_sessions/${rollout(2)}.zst`,
          'session_index.jsonl',
          'state_5.sqlite',
          'state_5.sqlite-wal',
        ].sort(),
      )
      expect(readFileSync(join(home.path, dated(1)), 'utf8')).toBe('one')
      expect(new Date(statSync(join(home.path, dated(1))).mtimeMs).getUTCFullYear()).toBe(2026)
      expect(note).toBeNull()
      expect(new Set(told)).toEqual(new Set(['checking', 'unpacking']))
      const after = statSync(path, { bigint: true })
      expect([after.mtimeNs, after.ctimeNs, after.size]).toEqual([before.mtimeNs, before.ctimeNs, before.size])
    })

    it('is found again by its content, wherever it lies', async () => {
      const { told, open, write } = setUp()
      const bytes = pack([good])
      const { home } = await open(write(name, bytes))
      told.length = 0
      const again = await open(write(`copy of ${name}`, bytes))
      expect(again.home.path).toBe(home.path)
      expect(again.home.source).not.toBe(home.source)
      expect(new Set(told)).toEqual(new Set(['checking']))
    })

    it('may hold 100,000 entries, and no more', async () => {
      const { open, write, kept } = setUp()
      const many = Array.from({ length: 5 }, (_, n) => ({ name: `other/${n}`, data: '' }))
      await open(write(name, pack([...many, good])), { ...LIMITS, entries: 6 })
      await expect(open(write(`b${name}`, pack([...many, good, good])), { ...LIMITS, entries: 6 })).rejects.toThrow(
        /more than 6 files/,
      )
      expect(kept().filter(path => path.startsWith('cases/new-'))).toEqual([])
      expect(LIMITS.entries).toBe(100_000)
    })

    it('is refused as a whole for a name that leads out of it', async () => {
      const { place, dataDir, open, write, kept } = setUp()
      const names = ['../x', `../../${rollout(2)}`, `a/../../${rollout(2)}`, `/etc/${rollout(2)}`, `C:/${rollout(2)}`]
      for (const bad of [...names, `..\\${rollout(2)}`, `sessions\\${rollout(2)}`, `C:${rollout(2)}`]) {
        await expect(open(write(name, pack([good, { name: bad, data: 'x' }]))), bad).rejects.toMatchObject({
          code: 'unreadable',
          message: expect.stringMatching(/could be written outside of its folder.*Nothing of it was kept/),
        })
      }
      expect(kept()).toEqual([])
      expect(readdirSync(place)).toEqual([name])
      expect(existsSync(join(dataDir, rollout(2)))).toBe(false)
    })

    it('leaves out what cannot be a file everywhere, and says so', async () => {
      const { open, write } = setUp()
      const { home, note } = await open(
        write(
          name,
          pack([
            good,
            {
              name: dated(1)
                .toUpperCase()
                .replace(/ROLLOUT|JSONL|T(?=\d)/g, word => (word === 'T' ? 'T' : word.toLowerCase())),
              data: 'x',
            },
            { name: `con.d/${rollout(2)}`, data: 'x' },
            { name: `NUL/${rollout(3)}`, data: 'x' },
            { name: `end./${rollout(4)}`, data: 'x' },
            { name: `sessions/${rollout(5)}`, mode: 0o120777, type: '2', data: '' },
            { name: `sessions/${rollout(6)}`, mode: 0o060644, type: '4', data: '' },
          ]),
        ),
      )
      expect(filesBelow(home.path)).toEqual([dated(1)])
      expect(note).toMatch(/device.*device.*characters.*a link or no file.*a link or no file/s)
      expect(note).toMatch(/another entry has this name/)
    })

    it('is no bomb', async () => {
      const { open, write, kept } = setUp()
      const path = write(name, pack([{ name: dated(1), data: Buffer.alloc(4_000_000) }]))
      const small = { ...LIMITS, ratioFrom: 1_000_000, ratio: 100 }
      if (name !== 'a.tar') await expect(open(path, small)).rejects.toThrow(/more than 100 times its size/)
      if (name !== 'a.tar') await expect(open(path, { ...LIMITS, bytes: 2 ** 20 })).rejects.toThrow(/more than 1 MB/)
      expect(kept()).toEqual([])
    })

    it('without rollouts, or cut off, is said to be so', async () => {
      const { open, write, kept } = setUp()
      await expect(open(write(name, pack([{ name: 'x', data: 'x' }])))).rejects.toThrow(/holds no rollout files/)
      const whole = pack([{ ...good, data: 'long '.repeat(4000) }])
      const cut = write(name, whole.subarray(0, Math.floor(whole.length / 2)))
      await expect(open(cut)).rejects.toThrow(/damaged.*Copy or download it again/s)
      expect(kept()).toEqual([])
    })

    it('keeps nothing when it is cancelled', async () => {
      const { open, write, kept } = setUp()
      const controller = new AbortController()
      controller.abort()
      await expect(open(write(name, pack([good])), LIMITS, controller.signal)).rejects.toBe(controller.signal.reason)
      expect(kept()).toEqual([])
    })

    it('writes nothing outside of the data folder, whatever its names are', async () => {
      const part = fc.constantFrom(
        '..',
        '.',
        '',
        'a',
        'CON',
        'sessions',
        'C:',
        '\\',
        'x\u0000',
        rollout(1),
        rollout(2),
        'é',
        'e\u0301',
      )
      const entries = fc.array(fc.array(part, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(entries, async names => {
          const { place, dataDir, open, write } = setUp()
          const path = write(name, pack(names.map(parts => ({ name: parts.join('/'), data: 'x' }))))
          await open(path).catch(error => expect(error).toMatchObject({ name: 'AppError', code: 'unreadable' }))
          expect(readdirSync(place)).toEqual([name])
          expect(readdirSync(dataDir).filter(entry => entry !== 'cases')).toEqual([])
        }),
        { numRuns: 30 },
      )
    })

    it('survives any damage with words', async () => {
      const whole = pack([good, { name: dated(2), data: 'more '.repeat(300) }])
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
          const { open, write } = setUp()
          const bytes = Buffer.from(whole)
          bytes[at] = byte
          await open(write(name, bytes)).catch(error => expect(error).toMatchObject({ name: 'AppError' }))
        }),
        { numRuns: 60 },
      )
    })
  })
}

describe('a zip archive', () => {
  it('that is encrypted says what to do', async () => {
    const { open, write } = setUp()
    const path = write('a.zip', zipOf([{ ...good, encrypted: true }]))
    await expect(open(path)).rejects.toThrow(/encrypted: .*needs a password.*Unpack it with its password/)
  })

  it('that lies about an entry is damaged', async () => {
    const { open, write, kept } = setUp()
    for (const says of [{ size: 3 }, { size: 30 }, { crc32: 1 }]) {
      await expect(open(write('a.zip', zipOf([{ ...good, says }])))).rejects.toThrow(/damaged in .*rollout/)
    }
    expect(kept()).toEqual([])
  })
})

describe('other files', () => {
  it('open as a case when they are rollouts', async () => {
    const { open, write } = setUp()
    const { home } = await open(write(rollout(1), Buffer.from('one')))
    expect(filesBelow(home.path)).toEqual([rollout(1)])
  })

  it('are refused in words', async () => {
    const { open, write, place } = setUp()
    await expect(open(write('notes.txt', Buffer.from('hello')))).rejects.toThrow(/neither a zip or tar archive/)
    await expect(open(join(place, 'none.zip'))).rejects.toThrow(/not there any more/)
    mkdirSync(join(place, 'folder.zip'))
    await expect(open(join(place, 'folder.zip'))).rejects.toThrow(/not a regular file/)
  })
})

it('deletes what processes that are gone left half done, and nothing of others', async () => {
  const { dataDir, open, write } = setUp()
  const left = (pid: number) => {
    const folder = join(dataDir, 'cases', `new-${pid}-abc`)
    mkdirSync(folder, { recursive: true })
    return folder
  }
  const [gone, here] = [left(2 ** 22 + 1), left(process.pid)]
  await open(write('a.zip', zipOf([good])))
  expect([existsSync(gone), existsSync(here)]).toEqual([false, true])
})

it('finds where the home lies', () => {
  expect(rootOf([dated(1), `archived_sessions/${rollout(2)}`])).toBe('')
  expect(rootOf([`a/b/${dated(1)}`, `a/b/archived_sessions/${rollout(2)}`])).toBe('a/b')
  expect(rootOf([`a/${dated(1)}`, `b/${dated(2)}`])).toBe('')
  expect(rootOf([rollout(1)])).toBe('')
})
