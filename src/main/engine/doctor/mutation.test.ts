import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { soundLines } from '../../../fixtures/damage-lab/case.ts'
import { encodeLines } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { missingHead } from '../rollout/head.ts'
import { never } from '../testing.ts'
import { buildOutline } from '../transcript/build.ts'
import { FileDoctor } from './file-doctor.ts'

const LINE_CHECKS = [
  ...['malformed-json', 'nul-bytes', 'glued-records', 'wrong-shape', 'truncated-last-line'],
  ...['not-utf8', 'line-too-long', 'unknown-record'],
]

it('any change of bytes leaves an account that adds up, and each bad line found once', async () => {
  const bytes = encodeLines(soundLines('legacy'))
  const path = join(temporaryHome(), 'file.jsonl')
  const source = { absolutePath: path, path: 'sessions/file.jsonl', compressed: false, bare: false }
  const head = { ...missingHead('head-missing'), id: fixtureId(1) }
  const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 15 }), fc.nat({ max: bytes.length }), async (changes, length) => {
      const damaged = Buffer.from(bytes).subarray(0, length)
      for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte
      writeFileSync(path, damaged)
      const doctor = new FileDoctor(source.path, { head, readable: true, modifiedAt: 0, now: 0 })
      const { ledger, problems, hasOrdinals } = await buildOutline(source, never, null, doctor)
      if (hasOrdinals) return
      const { found, profile } = doctor.end()
      expect(doctor.end()).toEqual({ found, profile })
      expect(ledger.used + ledger.notShown + ledger.problems).toBe(ledger.lines)
      expect(profile.lines).toBe(ledger.lines)
      const ofLines = found.rows.filter(({ check }) => LINE_CHECKS.includes(check))
      expect(ofLines.map(({ time: _, ...row }) => row)).toEqual(problems)
      expect(ofLines).toHaveLength(ledger.problems)
      expect(profile.kinds.reduce((sum, kind) => sum + kind.bytes, 0)).toBeLessThanOrEqual(profile.bytes)
    }),
    { numRuns: 300 },
  )
})
