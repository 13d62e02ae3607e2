import { expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import type { Mark } from '../../threads/marked.ts'
import { Library } from '../library.ts'

const [ONE, TWO, ELSEWHERE] = [
  { homePath: '/home/a', id: 'one' },
  { homePath: '/home/a', id: 'two' },
  { homePath: '/home/b', id: 'one' },
]

function marked(): Library {
  const library = new Library(temporaryHome())
  onTestFinished(() => library.close())
  library.change('marks', ({ marks }) => {
    marks.pin([ONE, ELSEWHERE], 1)
    marks.write(TWO, 'a note', 2)
    marks.tag([ONE, TWO], ['later', 'Später'], [])
    marks.tag([ELSEWHERE], ['Later'], [])
  })
  return library
}

it.each<[Mark, Record<string, string[]>]>([
  ['pinned', { '/home/a': ['one'], '/home/b': ['one'] }],
  ['noted', { '/home/a': ['two'] }],
  ['tag later', { '/home/a': ['one', 'two'] }],
  ['named LATER ', { '/home/a': ['one', 'two'], '/home/b': ['one'] }],
  ['named spater', { '/home/a': ['one', 'two'] }],
  ['named late', {}],
])('finds who bears the mark %s', (mark, expected) => {
  const found = marked().read(({ bearers }) => bearers.of(mark))
  expect(Object.fromEntries(found.map(({ homePath, ids }) => [homePath, JSON.parse(ids).sort()]))).toEqual(expected)
})

it('tells the marks of many threads in short, and nothing of those that have none', () => {
  const asked = [TWO, { homePath: '/home/b', id: 'two' }, ELSEWHERE]
  expect(marked().read(({ bearers }) => bearers.marksOf(asked))).toEqual([
    { ...TWO, pinned: false, noted: true, tags: ['Später', 'later'] },
    { ...ELSEWHERE, pinned: true, noted: false, tags: ['Later'] },
  ])
})

it('tells every tag of every thread', () => {
  const tagged = marked().read(({ bearers }) => bearers.tagged())
  expect(tagged).toHaveLength(5)
  expect(tagged).toContainEqual({ tag: 'Later', ...ELSEWHERE })
})

it('counts the tags of some threads', () => {
  const counted = marked().read(({ bearers }) => bearers.countTags([ONE, TWO, { homePath: '/home/c', id: 'one' }]))
  expect(counted).toEqual([
    { value: 'Später', count: 2 },
    { value: 'later', count: 2 },
  ])
})
