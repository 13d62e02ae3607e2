import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { checkedTarget } from './target.ts'

function folder(...path: string[]): string {
  const made = join(...path)
  mkdirSync(made, { recursive: true })
  return made
}

const refused = (path: string, homes: readonly string[] = []) => {
  expect(() => checkedTarget(path, homes)).toThrow(expect.objectContaining({ code: 'unwritable' }))
}

describe('where exports may be written', () => {
  it('is any other folder', () => {
    const [home, other] = [temporaryHome(), temporaryHome()]
    expect(checkedTarget(join(other, 'a.md'), [home])).toBe(join(other, 'a.md'))
    expect(checkedTarget(`${home}-beside.md`, [home])).toBe(`${home}-beside.md`)
    expect(checkedTarget(join(other, 'a.md'), [join(other, 'gone')])).toBe(join(other, 'a.md'))
  })

  it('is not a home, however it is reached', () => {
    const [home, other] = [temporaryHome(), temporaryHome()]
    folder(home, 'sessions', '2026')
    folder(home, 'notes')
    symlinkSync(home, join(other, 'link'))
    symlinkSync(join(home, 'sessions'), join(other, 'deep'))
    writeFileSync(join(home, 'mine.md'), '')
    symlinkSync(join(home, 'mine.md'), join(other, 'file.md'))
    symlinkSync(join(home, 'missing.md'), join(other, 'dangling.md'))
    for (const path of ['a.md', 'sessions/a.md', 'sessions/2026/a.md', 'notes/a.md', 'notes/../a.md']) {
      refused(join(home, path), [home])
      // Nobody has opened it: it is what it looks like.
      refused(join(home, path))
    }
    for (const path of ['link/a.md', 'link/notes/a.md', 'deep/2026/a.md', 'file.md', 'dangling.md']) {
      refused(join(other, path), [home])
      refused(join(other, path))
    }
    const linked = join(other, 'home')
    symlinkSync(home, linked)
    refused(join(home, 'notes', 'a.md'), [linked])
  })

  it('is not the home that the environment names', () => {
    const home = temporaryHome()
    const before = process.env.CODEX_HOME
    onTestFinished(() => {
      if (before === undefined) delete process.env.CODEX_HOME
      else process.env.CODEX_HOME = before
    })
    process.env.CODEX_HOME = home
    refused(join(folder(home, 'a', 'b'), 'c.md'))
  })

  it.each([
    ['archived_sessions/rollout-2026-03-04T05-06-07-x.jsonl', 'x/a.md'],
    ['sessions/rollout-2026-03-04T05-06-07-x.jsonl.zst', 'x/a.md'],
    ['sessions/2026/03/04/x', 'x/y/a.md'],
    ['sessions/.keep', 'a.md'],
    ['archived_sessions/.keep', 'a.md'],
  ])('is not a folder with %s', (file, target) => {
    const home = temporaryHome()
    folder(join(home, file, '..'))
    writeFileSync(join(home, file), '')
    folder(join(home, target, '..'))
    refused(join(home, target))
  })

  it('may lie below a folder that only has a name in common with a home', () => {
    const project = temporaryHome()
    folder(project, 'sessions', 'user-1')
    const out = folder(project, 'out')
    expect(checkedTarget(join(out, 'a.md'), [])).toBe(join(out, 'a.md'))
    writeFileSync(join(project, 'config.toml'), '')
    refused(join(out, 'a.md'))
  })

  it('follows links elsewhere, and writes over nothing but files', () => {
    const [one, other] = [temporaryHome(), temporaryHome()]
    writeFileSync(join(one, 'a.md'), '')
    symlinkSync(join(one, 'a.md'), join(other, 'b.md'))
    expect(checkedTarget(join(other, 'b.md'), [])).toBe(realpathSync(join(one, 'a.md')))
    refused(one)
    refused(join(one, 'gone', 'a.md'))
    refused('/dev/null')
  })
})
