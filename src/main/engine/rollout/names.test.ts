import { basename } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { rolloutPath } from '../../../fixtures/paths.ts'
import { fileNameTimestamp } from '../../../fixtures/time.ts'
import { isUuid, logicalPath, nameTime, parseRolloutName, pathBelowHome, resemblesRolloutName } from './names.ts'

const id = fixtureId(1)
const other = fixtureId(2)

describe('parseRolloutName', () => {
  it('reads back every name that the builder writes', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.option(fc.uuid(), { nil: undefined }),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.boolean(),
        fc.boolean(),
        (threadId, rolloutId, seconds, compressed, dateOnly) => {
          const time = fileNameTimestamp(seconds * 1000)
          const place = {
            compressed,
            ...(rolloutId === undefined ? {} : { rolloutId }),
            ...(dateOnly ? { flat: 'date' as const } : {}),
          }
          const parsed = parseRolloutName(basename(rolloutPath('/home', time, threadId, place)))
          const written = dateOnly ? time.slice(0, 10) : time
          expect(parsed).toEqual({ time: written, threadId, rolloutId: rolloutId ?? null, compressed })
          expect(nameTime(parsed?.time ?? '')).toBe(
            dateOnly ? Math.floor(seconds / 86_400) * 86_400_000 : seconds * 1000,
          )
        },
      ),
    )
  })

  it('keeps the ids of a continuation apart', () => {
    const parsed = parseRolloutName(`rollout-2026-03-04T05-06-07-${id}_${other}.jsonl`)
    expect([parsed?.threadId, parsed?.rolloutId]).toEqual([id, other])
  })

  it('takes ids in any case', () => {
    const parsed = parseRolloutName(`rollout-2026-03-04T05-06-07-${id.toUpperCase()}.jsonl`)
    expect(parsed?.threadId).toBe(id)
  })

  it.each([
    `rollout-2026-03-04T05-06-07-${id}.jsonl.tmp`,
    `rollout-2026-03-04T05-06-07-${id}.jsonl.zst.tmp`,
    `rollout-2026-03-04T05-06-07-${id}.json`,
    `rollout-2026-03-04T05-06-07-${id}_.jsonl`,
    `rollout-2026-03-04T05-06-07-${id}_${other}_${other}.jsonl`,
    `rollout-2026-03-04T05-06-07.jsonl`,
    `rollout-2026-03-04-05-06-07-${id}.jsonl`,
    `rollout-${id}.jsonl`,
    `rollout-2026-03-04T05-06-07-${id.slice(1)}.jsonl`,
    `rollout-2026-03-04T05-06-07-${id}.jsonl\n`,
    `xrollout-2026-03-04T05-06-07-${id}.jsonl`,
    `Rollout-2026-03-04T05-06-07-${id}.jsonl`,
    '',
  ])('refuses %j', name => {
    expect(parseRolloutName(name)).toBeNull()
  })
})

describe('other questions about names', () => {
  it('tells names that mean to be a rollout’s from names that do not', () => {
    expect(resemblesRolloutName('rollout-2025-04-16-abc.json')).toBe(true)
    expect(resemblesRolloutName('rollout-copy of a thread.jsonl')).toBe(true)
    expect(resemblesRolloutName(`rollout-2026-03-04T05-06-07-${id}.jsonl.zst.tmp`)).toBe(false)
    expect(resemblesRolloutName('notes.jsonl')).toBe(false)
  })

  it('has no time for digits that are no date', () => {
    expect(nameTime('2026-13-41T05-06-07')).toBeNull()
    expect(nameTime('2026-03-04T25-06-07')).toBeNull()
    expect(nameTime('2026-03-04T05-06-07')).toBe(Date.UTC(2026, 2, 4, 5, 6, 7))
  })

  it('has one path for a file, compressed or not', () => {
    expect(logicalPath('sessions/a.jsonl.zst')).toBe('sessions/a.jsonl')
    expect(logicalPath('sessions/a.jsonl')).toBe('sessions/a.jsonl')
  })

  it('knows a UUID from its neighbours', () => {
    expect([id, id.toUpperCase(), `${id} `, `x${id}`, id.replaceAll('-', ''), ''].map(isUuid)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it.each([
    ['/home/dev/.codex/sessions/2026/03/04/rollout-x.jsonl', 'sessions/2026/03/04/rollout-x.jsonl'],
    ['C:\\Users\\dev\\.codex\\archived_sessions\\rollout-x.jsonl.zst', 'archived_sessions/rollout-x.jsonl'],
    ['/srv/sessions/.codex/sessions/rollout-x.jsonl', 'sessions/rollout-x.jsonl'],
    ['sessions/rollout-x.jsonl', 'sessions/rollout-x.jsonl'],
    ['/elsewhere/rollout-x.jsonl', '/elsewhere/rollout-x.jsonl'],
  ])('tells the path below a home of %s', (path, below) => {
    expect(pathBelowHome(path)).toBe(below)
  })
})
