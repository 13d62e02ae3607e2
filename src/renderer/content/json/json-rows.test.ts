import { describe, expect, it } from 'vitest'
import { type JsonState, jsonMove, jsonRows, pathOf } from './json-rows.ts'

const all: JsonState = { isOpen: () => true, shown: () => 2 }
const none: JsonState = { isOpen: () => false, shown: () => 100 }

describe('jsonRows', () => {
  it('shows what is open only', () => {
    expect(jsonRows({ a: [1] }, null, none)).toHaveLength(1)
    expect(
      jsonRows({ a: [1, { b: null }] }, 'Arguments', all).map(row => [row.id, row.depth, row.kind, row.open]),
    ).toEqual([
      ['', 0, 'object', true],
      ['/a', 1, 'array', true],
      ['/a/0', 2, 'number', null],
      ['/a/1', 2, 'object', true],
      ['/a/1/b', 3, 'null', null],
    ])
  })

  it('gives members of large values out in pages', () => {
    const rows = jsonRows([1, 2, 3, 4, 5], null, all)
    expect(rows.map(row => row.kind)).toEqual(['array', 'number', 'number', 'more'])
    expect(rows.at(-1)).toMatchObject({ size: 3, position: 3, among: 3 })
  })

  it('names every row differently', () => {
    const rows = jsonRows({ 'a/b': { c: 1 }, a: { 'b/c': 2 } }, null, all)
    expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
  })

  it('opens long strings and nothing that is empty', () => {
    const rows = jsonRows([{}, 'x'.repeat(400)], null, none)
    expect(rows[0]?.open).toBe(false)
    expect(jsonRows([{}, 'x\ny'], null, { ...all, isOpen: id => id === '' }).map(row => row.open)).toEqual([
      true,
      null,
      false,
    ])
  })

  it('writes paths as one would', () => {
    const rows = jsonRows({ content: [{ 'a b': { c: 1 } }] }, 'Result', all)
    expect(rows.map((_, at) => pathOf(rows, at))).toEqual([
      '',
      'content',
      'content[0]',
      'content[0]["a b"]',
      'content[0]["a b"].c',
    ])
  })
})

it('moves by keys', () => {
  const rows = jsonRows({ a: [1], b: 2 }, null, all)
  expect(jsonMove(rows, 0, 'ArrowDown')).toEqual({ to: 1 })
  expect(jsonMove(rows, 1, 'ArrowRight')).toEqual({ to: 2 })
  expect(jsonMove(rows, 2, 'ArrowLeft')).toEqual({ to: 1 })
  expect(jsonMove(rows, 1, 'ArrowLeft')).toEqual({ toggle: 1 })
  expect(jsonMove(rows, 3, 'ArrowRight')).toBeNull()
  expect(jsonMove(rows, 3, 'Enter')).toBeNull()
  expect(jsonMove(rows, 0, 'End')).toEqual({ to: 3 })
  expect(jsonMove(rows, 3, 'Home')).toEqual({ to: 0 })
})
