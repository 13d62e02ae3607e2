import { expect, it } from 'vitest'
import { allRows } from './all-rows.ts'

const list = (length: number) => Array.from({ length }, (_, i) => i)

async function asked(most: number, part: number, length: number) {
  const requests: number[][] = []
  const rows = await allRows(most, part, async (from, limit) => {
    requests.push([from, limit])
    return list(length).slice(from, from + limit)
  })
  return { rows, requests }
}

it('asks part by part until a part is short', async () => {
  const { rows, requests } = await asked(100, 4, 10)
  expect(rows).toEqual(list(10))
  expect(requests).toEqual([
    [0, 4],
    [4, 4],
    [8, 4],
  ])
})

it('ends with the last part where that is full, and of an empty list at once', async () => {
  expect((await asked(100, 5, 10)).rows).toEqual(list(10))
  expect((await asked(100, 5, 0)).requests).toEqual([[0, 5]])
})

it('asks for no more than are wanted', async () => {
  const { rows, requests } = await asked(6, 4, 10)
  expect(rows).toEqual(list(6))
  expect(requests).toEqual([
    [0, 4],
    [4, 2],
  ])
})
