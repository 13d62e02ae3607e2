import { expect, it } from 'vitest'
import { MadeIndex } from '../testing-index.ts'
import { valueHandlers } from './field-values.ts'

function values() {
  const index = new MadeIndex()
  const home = index.home([
    { id: 'a', cwd: '/home/dev/Acme-API', branch: 'main' },
    { id: 'b', cwd: '/other/Acme-API/', branch: 'feature/tide' },
    { id: 'c', cwd: 'C:\\work\\harbour', branch: 'main', mode: 'paginated' },
    { id: 'd', cwd: '' },
  ])
  index.home([{ id: 'a', cwd: '/elsewhere/closed', branch: 'closed' }])
  index.db.exec("INSERT INTO file_tools SELECT id, 'Search', 'search', 3 FROM files WHERE thread_id = 'a'")
  const handlers = valueHandlers({
    db: () => index.db,
    homeIds: () => [home],
    tagged: () => [
      ['later', home, 'a'],
      ['Später', home, 'b'],
      ['later', home, 'c'],
    ],
  })
  return (field: Parameters<(typeof handlers)['search.values']>[0]['field'], text = '') =>
    handlers['search.values']({ field, text }).values.map(({ value, count }) => `${value} ${count}`)
}

it('offers what stands in threads of the open homes, the most frequent first', () => {
  const of = values()
  expect(of('project')).toEqual(['Acme-API 2', 'harbour 1'])
  expect(of('branch')).toContain('feature/tide 1')
  expect(of('branch').join()).not.toContain('closed')
  expect(of('tool')).toEqual(['Search 1'])
  expect(of('tag')).toEqual(['later 2', 'Später 1'])
})

it('goes by any part, whatever its case and accents', () => {
  const of = values()
  expect(of('project', 'acme')).toEqual(['Acme-API 2'])
  expect(of('branch', ' TIDE ')).toEqual(['feature/tide 1'])
  expect(of('tag', 'spat')).toEqual(['Später 1'])
  expect(of('tag', 'nothing')).toEqual([])
})
