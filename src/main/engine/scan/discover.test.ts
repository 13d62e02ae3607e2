import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import type { RolloutPlace } from '../../../fixtures/paths.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeEmptyHome, writeRollout } from '../../../fixtures/write.ts'
import { fileName } from '../rollout/names.ts'
import { withoutPrivileges } from '../testing.ts'
import { type Discovery, discover, findFile } from './discover.ts'

const timestamp = '2026-03-04T05:06:07.000Z'

/** Writes a thread and says where, below the home. */
function put(home: string, n: number, place: RolloutPlace = {}): string {
  return relative(home, writeRollout(home, { ...minimalThread({ id: fixtureId(n), timestamp }), ...place }).path)
}

const paths = (found: Discovery) => found.files.map(file => file.path).sort()
const problems = (found: Discovery) => found.problems.map(({ check, path }) => `${check} ${path}`).sort()

describe('discover', () => {
  it('finds rollouts wherever they lie, and says where Codex would look', () => {
    const home = temporaryHome()
    const dated = put(home, 1)
    const flat = put(home, 2, { flat: 'time' })
    const dateOnly = put(home, 3, { flat: 'date' })
    const archived = put(home, 4, { archived: true, compressed: true })
    const deep = 'sessions/2026/03/04/copies/of/last/week/rollout-2026-03-04T05-06-07-'
    mkdirSync(join(home, dirname(deep)), { recursive: true })
    const copy = `${deep}${fixtureId(5)}.jsonl`
    renameSync(join(home, put(home, 5)), join(home, copy))
    const found = discover(home)
    expect(paths(found)).toEqual([dated, flat, dateOnly, archived, copy].sort())
    expect(
      found.files
        .filter(file => file.inCodexPlace)
        .map(file => file.path)
        .sort(),
    ).toEqual([dated, archived].sort())
    expect(found.files.filter(file => file.archived).map(file => file.path)).toEqual([archived])
    expect(found.problems).toEqual([])
    expect(found.places).toEqual([
      { path: 'sessions', state: 'ok', files: 4 },
      { path: 'archived_sessions', state: 'ok', files: 1 },
    ])
  })

  it('takes a plain file for its compressed twin', () => {
    const home = temporaryHome()
    const plain = put(home, 1)
    put(home, 1, { compressed: true })
    const alone = put(home, 2, { compressed: true })
    put(home, 3, { compressed: true, archived: true })
    const twin = put(home, 3, { archived: true })
    expect(paths(discover(home))).toEqual([plain, alone, twin].sort())
  })

  it('looks through all of a folder of another layout, and follows no links', () => {
    const home = temporaryHome()
    const folder = join(home, '..', `${home}-loose`)
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const dated = put(home, 1)
    put(home, 2, { archived: true })
    mkdirSync(join(folder, 'from', 'mail'), { recursive: true })
    renameSync(join(home, 'sessions'), join(folder, '2026'))
    renameSync(join(home, 'archived_sessions'), join(folder, 'from', 'archived_sessions'))
    symlinkSync(folder, join(folder, 'loop'))
    writeFileSync(join(folder, 'notes.txt'), '')
    const found = discover(folder)
    expect(found.files.map(file => [file.path.split('/')[0], file.archived, file.inCodexPlace]).sort()).toEqual([
      ['2026', false, false],
      ['from', true, false],
    ])
    expect(found.files.some(file => file.path.endsWith(fileName(dated)))).toBe(true)
    expect(found.problems).toEqual([])
    expect(found.places).toEqual([
      { path: 'sessions', state: 'missing', files: 0 },
      { path: 'archived_sessions', state: 'missing', files: 0 },
      { path: '', state: 'ok', files: 2 },
    ])
    expect(discover(folder, () => {}, 3).problems).toMatchObject([
      { check: 'unreadable-folder', path: '.', message: expect.stringContaining('more than 3 files') },
    ])
    expect(discover(join(folder, 'gone')).places).toHaveLength(2)
  })

  it('mentions names that are almost right, and no others', () => {
    const home = temporaryHome()
    writeEmptyHome(home)
    const odd = [
      'rollout-2025-04-16-old.json',
      'rollout-of-mine.jsonl',
      `rollout-2026-03-04-${fixtureId(1)} copy.jsonl`,
    ]
    const rest = ['notes.txt', `rollout-2026-03-04T05-06-07-${fixtureId(1)}.jsonl.zst.tmp`, '.DS_Store', 'x.jsonl']
    for (const name of [...odd, ...rest]) writeFileSync(join(home, 'sessions', name), '{}')
    expect(problems(discover(home))).toEqual(odd.map(name => `odd-file-name sessions/${name}`).sort())
    expect(paths(discover(home))).toEqual([])
  })

  it('follows no links, so that a loop of them ends', () => {
    const home = temporaryHome()
    const path = put(home, 1)
    const day = dirname(path)
    symlinkSync(join(home, 'sessions'), join(home, day, 'loop'))
    symlinkSync(join(home, path), join(home, day, `rollout-2026-03-04T05-06-08-${fixtureId(2)}.jsonl`))
    symlinkSync(join(home, 'nowhere'), join(home, day, 'dangling'))
    const found = discover(home)
    expect(paths(found)).toEqual([path])
    expect(problems(found)).toEqual(
      ['dangling', 'loop', `rollout-2026-03-04T05-06-08-${fixtureId(2)}.jsonl`].map(name => `symlink ${day}/${name}`),
    )
  })

  it('follows a link in place of a whole folder of sessions', () => {
    const [home, disk] = [temporaryHome(), temporaryHome()]
    const path = put(disk, 1)
    symlinkSync(join(disk, 'sessions'), join(home, 'sessions'))
    expect(paths(discover(home))).toEqual([path])
  })

  it('goes on where a folder cannot be read', () => {
    const home = temporaryHome()
    const readable = put(home, 1)
    const locked = join(home, 'sessions', '2026', '02')
    mkdirSync(join(locked, '01'), { recursive: true })
    chmodSync(locked, 0)
    const found = withoutPrivileges(home, () => discover(home))
    chmodSync(locked, 0o700)
    expect(paths(found)).toEqual([readable])
    expect(problems(found)).toEqual(['unreadable-folder sessions/2026/02'])
  })

  it('goes on where a folder may be listed and its files may not be looked at', () => {
    const home = temporaryHome()
    const path = put(home, 1)
    chmodSync(dirname(join(home, path)), 0o400)
    const found = withoutPrivileges(home, () => discover(home))
    chmodSync(dirname(join(home, path)), 0o700)
    expect(paths(found)).toEqual([])
    expect(problems(found)).toEqual([`unreadable-file ${path}`])
  })

  it('says what became of both places', () => {
    const states = (home: string) => discover(home).places.map(place => place.state)
    const home = temporaryHome()
    expect(states(home)).toEqual(['missing', 'missing', 'ok'])
    writeFileSync(join(home, 'sessions'), 'a file')
    symlinkSync('archived_sessions', join(home, 'archived_sessions'))
    expect(states(home)).toEqual(['not-a-folder', 'unreadable'])
    expect(problems(discover(home))).toEqual(['unreadable-folder archived_sessions'])
    rmSync(join(home, 'archived_sessions'))
    symlinkSync('nowhere', join(home, 'archived_sessions'))
    expect(states(home)).toEqual(['not-a-folder', 'missing'])
    expect(states(join(home, 'no such home'))).toEqual(['missing', 'missing'])
  })

  it('does not go down for ever', () => {
    const home = temporaryHome()
    const deep = join(home, 'sessions', ...Array(40).fill('deeper'))
    mkdirSync(deep, { recursive: true })
    expect(problems(discover(home))).toEqual([`unreadable-folder sessions/${Array(17).fill('deeper').join('/')}`])
  })
})

describe('findFile', () => {
  it('looks at one file, with a fingerprint', () => {
    const home = temporaryHome()
    const path = put(home, 1)
    expect(findFile(home, path)).toMatchObject({ path, archived: false, name: { threadId: fixtureId(1) } })
    expect(findFile(home, path)?.fingerprint).toBe(discover(home).files[0]?.fingerprint)
    expect(findFile(home, 'sessions/notes.txt')).toBeNull()
    expect(() => findFile(home, path.replace('05-06-07', '05-06-08'))).toThrow('ENOENT')
  })
})
