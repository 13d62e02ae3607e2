import { describe, expect, it } from 'vitest'
import { lookWindow, nextProblem } from './problem-steps.ts'

const go = (line: number) => ({ do: 'go', line })

describe('with all problems known', () => {
  it.each([
    [0, 1, 3],
    [3, 1, 7],
    [9, 1, 3],
    [7, -1, 3],
    [3, -1, 9],
    [0, -1, 9],
  ] as const)('from line %i in direction %i to %i', (at, direction, line) =>
    expect(nextProblem([7, 3, 9, 3], true, at, direction, 20)).toEqual(go(line)),
  )

  it('knows when there is none on a line', () => {
    expect(nextProblem([], true, 5, 1, 20)).toEqual({ do: 'nothing' })
    expect(nextProblem([30], true, 5, 1, 20)).toEqual({ do: 'nothing' })
  })
})

describe('with more problems than are known', () => {
  it('goes to a known one as long as there is one ahead', () => {
    expect(nextProblem([3, 7], false, 3, 1, 20)).toEqual(go(7))
    expect(nextProblem([3, 7], false, 7, -1, 20)).toEqual(go(3))
  })

  it('looks on behind the last known one, then begins anew', () => {
    expect(nextProblem([3, 7], false, 7, 1, 20)).toEqual({ do: 'look', from: 8, to: 20, else: 3 })
    expect(nextProblem([3, 7], false, 12, 1, 20)).toEqual({ do: 'look', from: 13, to: 20, else: 3 })
    expect(nextProblem([3, 7], false, 20, 1, 20)).toEqual(go(3))
  })

  it('looks back as far as the last known one', () => {
    expect(nextProblem([3, 7], false, 12, -1, 20)).toEqual({ do: 'look', from: 11, to: 8, else: 7 })
    expect(nextProblem([3, 7], false, 8, -1, 20)).toEqual(go(7))
    expect(nextProblem([3, 7], false, 3, -1, 20)).toEqual({ do: 'look', from: 20, to: 8, else: 7 })
  })

  it('looks through everything where none is placed', () => {
    expect(nextProblem([], false, 0, 1, 20)).toEqual({ do: 'look', from: 1, to: 20, else: null })
    expect(nextProblem([], false, 0, -1, 20)).toEqual({ do: 'look', from: 20, to: 1, else: null })
  })
})

it.each([1, -1] as const)('looks at every line once (%i)', direction => {
  const seen: number[] = []
  const [start, end] = direction === 1 ? [11, 1003] : [1003, 11]
  let at = start
  for (;;) {
    const window = lookWindow(at, end, direction, 200)
    if (window === null) break
    for (let line = window.first; line < window.first + window.many; line += 1) seen.push(line)
    at = direction === 1 ? window.first + window.many : window.first - 1
  }
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 993 }, (_, index) => index + 11))
})
