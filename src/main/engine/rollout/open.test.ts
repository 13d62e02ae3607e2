import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { errorCode, type FileFacts, openFile, withFile } from './open.ts'

const facts = (path: string): FileFacts => withFile(path, (_, found) => found)

/** A file that was last read long before it was last changed, so that reading it moves its access time. */
function oldFile(folder: string): string {
  const path = join(folder, 'old')
  writeFileSync(path, 'text')
  utimesSync(path, 1_000_000_000, 1_000_000_001)
  return path
}

function readingMovesAccessTimes(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'skein-atime-'))
  try {
    const path = oldFile(folder)
    const before = statSync(path, { bigint: true }).atimeNs
    readFileSync(path)
    return statSync(path, { bigint: true }).atimeNs !== before
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    return errorCode(error)
  }
  return 'no error'
}

describe('openFile', () => {
  it('refuses everything but a regular file, without waiting', () => {
    const folder = temporaryHome()
    const file = join(folder, 'file')
    writeFileSync(file, 'text')
    symlinkSync(file, join(folder, 'link'))
    mkdirSync(join(folder, 'folder'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(codeOf(() => openFile(join(folder, 'link')))).toBe('ELOOP')
    expect(codeOf(() => openFile(join(folder, 'folder')))).toBe('EINVAL')
    expect(codeOf(() => openFile(join(folder, 'pipe')))).toBe('EINVAL')
    expect(codeOf(() => openFile(join(folder, 'nothing')))).toBe('ENOENT')
    expect(codeOf(() => withFile(file, () => 'read'))).toBe('no error')
  })

  it.skipIf(!readingMovesAccessTimes())('leaves the access time alone', () => {
    const path = oldFile(temporaryHome())
    const before = statSync(path, { bigint: true }).atimeNs
    withFile(path, descriptor => expect(readFileSync(descriptor, 'utf8')).toBe('text'))
    expect(statSync(path, { bigint: true }).atimeNs).toBe(before)
  })

  it('gives a fingerprint that changes with content, times and identity of the file', () => {
    const folder = temporaryHome()
    const [path, twin] = [join(folder, 'file'), join(folder, 'twin')]
    writeFileSync(path, 'legacy')
    utimesSync(path, 1_000_000_000, 1_000_000_000)
    const first = facts(path)
    expect(facts(path)).toEqual(first)
    expect(first).toMatchObject({ sizeBytes: 6, modifiedAt: 1_000_000_000_000 })
    writeFileSync(twin, 'paged!')
    utimesSync(twin, 1_000_000_000, 1_000_000_000)
    renameSync(twin, path)
    expect(facts(path)).toMatchObject({ sizeBytes: 6, modifiedAt: 1_000_000_000_000 })
    expect(facts(path).fingerprint).not.toBe(first.fingerprint)
  })

  it('notices a rewriting in place that keeps size and modification time', () => {
    const path = join(temporaryHome(), 'file')
    writeFileSync(path, 'legacy')
    utimesSync(path, 1_000_000_000, 1_000_000_000)
    const first = facts(path)
    writeFileSync(path, 'paged!')
    utimesSync(path, 1_000_000_000, 1_000_000_000)
    const second = facts(path)
    expect([second.sizeBytes, second.modifiedAt]).toEqual([first.sizeBytes, first.modifiedAt])
    expect(second.fingerprint).not.toBe(first.fingerprint)
  })

  it('closes the file whatever the reader does', () => {
    const path = join(temporaryHome(), 'file')
    writeFileSync(path, 'text')
    let used = -1
    expect(() =>
      withFile(path, descriptor => {
        used = descriptor
        throw new Error('reader')
      }),
    ).toThrow('reader')
    expect(codeOf(() => readFileSync(used))).toBe('EBADF')
  })
})

describe('errorCode', () => {
  it('has a word for anything that can be thrown', () => {
    expect([new Error('x'), 'text', null, Object.assign(new Error('x'), { code: 5 })].map(errorCode)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ])
  })
})
