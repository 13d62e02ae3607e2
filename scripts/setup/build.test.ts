import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashInputs } from './build.ts'

let base: string
const hash = () => hashInputs(base, ['src', 'config.ts', 'not-there'])

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'skein-build-'))
  mkdirSync(join(base, 'src', 'deep'), { recursive: true })
  writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'one')
  writeFileSync(join(base, 'config.ts'), '')
})

afterEach(() => rmSync(base, { recursive: true }))

describe('hashInputs', () => {
  it('is the same for the same sources', () => {
    const before = hash()
    writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'one')
    expect(hash()).toBe(before)
  })

  it('changes with a content, a name, and a new file', () => {
    const seen = new Set([hash()])
    writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'two')
    seen.add(hash())
    renameSync(join(base, 'src', 'deep', 'a.ts'), join(base, 'src', 'deep', 'b.ts'))
    seen.add(hash())
    writeFileSync(join(base, 'src', 'c.ts'), '')
    seen.add(hash())
    expect(seen.size).toBe(4)
  })

  it('does not change with a unit test', () => {
    const before = hash()
    writeFileSync(join(base, 'src', 'a.test.ts'), 'one')
    expect(hash()).toBe(before)
  })
})
