import { beforeEach, expect, it } from 'vitest'
import { ALL, choose, clearFilters, isFiltered, narrow, queryStore, showView, sortBy, viewOf } from './query-store.ts'

const query = () => queryStore.getState().query

beforeEach(() => queryStore.setState({ query: ALL }))

it('adds and takes away choices, each once', () => {
  choose('projects', '/a', true)
  choose('projects', '/a', true)
  choose('projects', '/b', true)
  expect(query().projects).toEqual(['/a', '/b'])
  choose('projects', '/a', false)
  expect(query().projects).toEqual(['/b'])
})

it('keeps the view when filters are cleared, and the filters when the view changes', () => {
  showView('archived')
  narrow({ text: 'x', modes: ['unknown'] })
  showView('problems')
  expect(query()).toMatchObject({ text: 'x', modes: ['unknown'], archived: 'all', withProblems: true })
  expect(viewOf(query())).toBe('problems')
  clearFilters()
  expect(isFiltered(query())).toBe(false)
  expect(viewOf(query())).toBe('problems')
})

it('does not count a view or blanks as a filter', () => {
  showView('active')
  narrow({ text: '  ' })
  expect(isFiltered(query())).toBe(false)
})

it('begins with the direction that a key means', () => {
  sortBy('name')
  expect(queryStore.getState().sort).toEqual({ key: 'name', direction: 'asc' })
  sortBy('size')
  expect(queryStore.getState().sort).toEqual({ key: 'size', direction: 'desc' })
})
