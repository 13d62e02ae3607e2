import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInside, isInside, resolveInside, resolveInsideSync } from './roots.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'skein-roots-')))
const root = join(base, 'root')

beforeAll(() => {
  for (const folder of ['root/folder', 'root-sibling', 'elsewhere']) mkdirSync(join(base, folder), { recursive: true })
  for (const file of ['root/a.txt', 'root/folder/b.txt', 'root/..dots', 'root-sibling/c.txt', 'elsewhere/secret']) {
    writeFileSync(join(base, file), file)
  }
  symlinkSync(join(base, 'elsewhere', 'secret'), join(root, 'link-out'))
  symlinkSync(join(base, 'elsewhere'), join(root, 'folder-out'))
  symlinkSync(join(root, 'folder', 'b.txt'), join(root, 'link-in'))
  symlinkSync('loop', join(root, 'loop'))
  symlinkSync('/dev/null', join(root, 'device'))
  symlinkSync(root, join(base, 'root-link'))
  execFileSync('mkfifo', [join(root, 'fifo')])
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('isInside', () => {
  it('compares whole segments', () => {
    expect(isInside(root, root)).toBe(true)
    expect(isInside(root, join(root, 'x', 'y'))).toBe(true)
    expect(isInside(root, join(root, '..dots'))).toBe(true)
    expect(isInside(root, `${root}-sibling`)).toBe(false)
    expect(isInside(root, base)).toBe(false)
    expect(isInside(root, join(root, 'x', '..', '..', 'elsewhere'))).toBe(false)
  })
})

describe('resolveInside', () => {
  const cases: readonly (readonly [path: string, expected: string | null])[] = [
    ['a.txt', 'a.txt'],
    ['folder/../a.txt', 'a.txt'],
    ['..dots', '..dots'],
    ['link-in', join('folder', 'b.txt')],
    ['../elsewhere/secret', null],
    ['folder/../../root-sibling/c.txt', null],
    ['..', null],
    ['', null],
    ['folder', null],
    ['link-out', null],
    ['folder-out/secret', null],
    ['loop', null],
    ['device', null],
    ['fifo', null],
    ['missing', null],
    ['a.txt\0', null],
    ['/etc/passwd', null],
    ['a.txt/b', null],
  ]

  it.each(cases)('%j', async (path, expected) => {
    const found = expected === null ? null : join(root, expected)
    expect(await resolveInside(root, path)).toBe(found)
    expect(resolveInsideSync(root, path)).toBe(found)
  })

  it('works below a root that is a symlink itself', async () => {
    expect(await resolveInside(join(base, 'root-link'), 'a.txt')).toBe(join(root, 'a.txt'))
  })

  it('tells an escape from a missing file', async () => {
    expect(await findInside(root, 'link-out')).toEqual({ kind: 'outside' })
    expect(await findInside(root, '../a')).toEqual({ kind: 'outside' })
    expect(await findInside(root, 'missing')).toEqual({ kind: 'missing' })
  })

  it('never leaves the root, whatever the path', async () => {
    const segment = fc.constantFrom(
      '..',
      '.',
      'a.txt',
      'folder',
      'folder-out',
      'secret',
      'link-out',
      '',
      '\\',
      '%2e%2e',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 8 }), async segments => {
        const found = await resolveInside(root, segments.join('/'))
        expect(found === null || found.startsWith(root + sep)).toBe(true)
      }),
    )
  })
})
