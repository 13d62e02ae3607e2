import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { never, withoutPrivilegesUntil } from '../testing.ts'
import { writeWhole } from './write-file.ts'

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

describe('writing a file whole', () => {
  it('puts it in place of another one, for its owner alone', async () => {
    const target = join(temporaryHome(), 'a.md')
    writeFileSync(target, 'old', { mode: 0o644 })
    expect(await writeWhole(target, pieces('grü', '', 'ße'), never)).toBe(7)
    expect(readFileSync(target, 'utf8')).toBe('grüße')
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })

  it('shows nothing of it before it is whole', async () => {
    const folder = temporaryHome()
    const seen: string[][] = []
    async function* watched(): AsyncGenerator<string> {
      yield 'a'
      seen.push(readdirSync(folder))
      yield 'b'
    }
    await writeWhole(join(folder, 'a.md'), watched(), never)
    expect(seen).toEqual([[expect.stringMatching(/^\.a\.md\.[0-9a-f]{12}\.part$/)]])
    expect(readdirSync(folder)).toEqual(['a.md'])
  })

  it.each([
    ['fails', new Error('no more')],
    ['is refused', new RangeError('turned')],
  ])('leaves everything as it was when its text %s', async (_, failure) => {
    const folder = temporaryHome()
    writeFileSync(join(folder, 'a.md'), 'old')
    async function* broken(): AsyncGenerator<string> {
      yield 'new'
      throw failure
    }
    await expect(writeWhole(join(folder, 'a.md'), broken(), never)).rejects.toBe(failure)
    expect([readdirSync(folder), readFileSync(join(folder, 'a.md'), 'utf8')]).toEqual([['a.md'], 'old'])
  })

  it.each([0, 1, 2])('leaves everything as it was when it is given up after %d pieces', async count => {
    const folder = temporaryHome()
    const controller = new AbortController()
    async function* long(): AsyncGenerator<string> {
      for (let i = 0; i < 3; i++) {
        if (i === count) controller.abort(new Error('given up'))
        yield 'x'
      }
    }
    await expect(writeWhole(join(folder, 'a.md'), long(), controller.signal)).rejects.toThrow('given up')
    expect(readdirSync(folder)).toEqual([])
  })

  it('says why it cannot', async () => {
    const folder = temporaryHome()
    const error = (target: string) =>
      writeWhole(target, pieces('x'), never).catch((caught: { code: string; message: string }) => [
        caught.code,
        caught.message,
      ])
    expect(await error(join(folder, 'no', 'a.md'))).toEqual([
      'unwritable',
      expect.stringContaining('its folder is not there'),
    ])
    expect(await error(join(folder, `${'a'.repeat(300)}.md`))).toEqual([
      'unwritable',
      expect.stringContaining('cannot be written'),
    ])
    chmodSync(folder, 0o500)
    const denied = await withoutPrivilegesUntil(folder, () => error(join(folder, 'a.md')))
    expect(denied).toEqual(['unwritable', expect.stringContaining('no permission')])
  })
})
