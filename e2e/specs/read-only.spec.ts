import { createHash } from 'node:crypto'
import { closeSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFile } from '../../src/main/engine/rollout/open.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** Nothing in a home is changed by reading it: no byte, no time, no file more or less. */

interface Trace {
  readonly sha256: string
  readonly size: bigint
  readonly modified: bigint
  readonly changed: bigint
  readonly accessed: bigint
}

/** Content and times of every file, and the names and times of the folders. */
function traces(home: string): Map<string, Trace | bigint> {
  const paths = readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    paths.map((path): [string, Trace | bigint] => {
      const stat = lstatSync(join(home, path), { bigint: true })
      if (stat.isDirectory()) return [path, stat.mtimeNs]
      return [
        path,
        {
          sha256: hash(join(home, path)),
          size: stat.size,
          modified: stat.mtimeNs,
          changed: stat.ctimeNs,
          accessed: stat.atimeNs,
        },
      ]
    }),
  )
}

/** Reads without touching the access time, as Skein does. */
function hash(path: string): string {
  const { descriptor } = openFile(path)
  try {
    return createHash('sha256').update(readFileSync(descriptor)).digest('hex')
  } finally {
    closeSync(descriptor)
  }
}

test.describe('a tour through a home', () => {
  test('leaves no trace in it', async ({ home, window }) => {
    const before = traces(home)
    expect(before.size).toBeGreaterThan(15)
    const skein = new Skein(window)
    await skein.rows.first().click()
    const total = Number(await skein.list.getAttribute('data-total'))
    for (let i = 1; i < total; i++) {
      await window.keyboard.press('ArrowDown')
      await expect(skein.list.locator('[aria-selected="true"]')).toHaveAttribute('aria-posinset', String(i + 1))
      await expect(skein.transcript.or(skein.refusal)).toBeVisible()
    }
    expect(traces(home)).toEqual(before)
  })
})
