import { expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { findFile } from './discover.ts'
import { readStartOf, withOrdinals } from './read-file.ts'

function startOf(historyMode: string) {
  const home = temporaryHome()
  const spec = minimalThread({ id: fixtureId(1), timestamp: '2026-03-04T05:06:07.890Z', historyMode })
  const { path } = writeRollout(home, spec)
  const file = findFile(home, path.slice(home.length + 1))
  if (file === null) throw new Error('no rollout')
  return readStartOf(home, file)
}

it('closes a file that says legacy and carries ordinals', () => {
  const { facts, problems } = withOrdinals(startOf('legacy'))
  expect(facts.head.mode).toEqual({ kind: 'unknown', raw: 'legacy with ordinals', reason: 'ordinals' })
  expect(problems.map(problem => problem.check)).toEqual(['ordinals'])
  expect(facts.problemCount).toBe(1)
})

it('leaves a file its own word when it was turned while it was read', () => {
  const start = startOf('paginated')
  expect(withOrdinals(start)).toEqual(start)
  expect(start.facts.head.mode.kind).toBe('paginated')
})
