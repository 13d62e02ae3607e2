import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { showProblemsOnly, toggleProblemsOnly } from './filter.ts'
import { goToProblem, openRaw, rawStore, retryLines, selectLine, setTop, wantLines } from './store.ts'

/** Stands for the main process: answers by hand, so that order and failure can be chosen. */
interface Asked {
  readonly route: string
  readonly input: { readonly from: number; readonly limit: number; readonly version: string }
  readonly answer: (value: unknown) => void
  readonly refuse: (code: string) => void
}

let asked: Asked[] = []
let cancelled: string[] = []
let names: string[] = []
let threads = 0

const settle = () => new Promise(resolve => setTimeout(resolve))

beforeEach(() => {
  asked = []
  cancelled = []
  names = []
  threads += 1
  vi.stubGlobal('window', {
    bridge: {
      request: (route: string, input: Asked['input'], callId: string) => {
        names.push(callId)
        return new Promise(resolve => {
          asked.push({
            route,
            input,
            answer: value => resolve({ ok: true, value }),
            refuse: code => resolve({ ok: false, error: { code, message: 'no' } }),
          })
        })
      },
      cancel: (callId: string) => cancelled.push(callId),
    },
  })
})

const key = () => ({ homeId: 1, id: `thread-${threads}` })

function outline(version: string, lines: number, problems: readonly number[] = [], problemCount = problems.length) {
  return {
    turns: [],
    itemCount: 0,
    marks: { kinds: '', outcomes: '', startedAt: [], endedAt: [] },
    ledger: { lines, used: lines, notShown: 0, problems: 0, notShownByKind: {} },
    problems: problems.map(line => ({
      check: 'x',
      severity: 'error',
      path: 'x',
      line,
      offset: null,
      message: 'bad',
      remedy: '',
    })),
    problemCount,
    version,
    modifiedAt: 0,
  } satisfies ThreadOutline
}

function lines({ from, limit }: Asked['input'], bad: readonly number[] = []) {
  const made = Array.from({ length: limit }, (_, at) => ({
    number: from + at + 1,
    verdict: bad.includes(from + at + 1) ? 'problem' : 'used',
  }))
  return { lines: made, current: true }
}

describe('loading', () => {
  it('asks for what is seen first, two at a time, then for what lies beside it', async () => {
    openRaw(key(), outline('a', 10_000), () => {})
    wantLines(1000, 1030)
    expect(asked.map(({ input }) => input.from)).toEqual([1000, 1200])
    for (const one of [...asked]) one.answer(lines(one.input))
    await settle()
    expect(asked.map(({ input }) => input.from)).toEqual([1000, 1200, 800])
  })

  it('lets go of what has been scrolled past', async () => {
    openRaw(key(), outline('a', 100_000), () => {})
    cancelled = []
    wantLines(0, 30)
    wantLines(50_000, 50_030)
    expect(cancelled).toEqual(names.slice(0, 2))
    expect(asked.slice(2).map(({ input }) => input.from)).toEqual([50_000, 50_200])
  })

  it('keeps place, choice and lines of a file that grew, and reads them again', async () => {
    openRaw(key(), outline('a', 100), () => {})
    wantLines(0, 30)
    asked[0]?.answer(lines({ from: 0, limit: 100, version: 'a' }))
    await settle()
    selectLine(42)
    setTop(77)
    openRaw(key(), outline('b', 120), () => {})
    expect(rawStore.getState()).toMatchObject({ selected: 42, top: 77, total: 120 })
    expect(rawStore.getState().cache.get(0)?.lines).toHaveLength(100)
    expect(asked.at(-1)?.input).toMatchObject({ from: 0, version: 'b' })
  })

  it('begins anew with another thread', () => {
    openRaw(key(), outline('a', 100), () => {})
    selectLine(5)
    openRaw({ homeId: 2, id: key().id }, outline('a', 100), () => {})
    expect(rawStore.getState()).toMatchObject({ selected: 0, top: 0 })
  })

  it('says once that the file is another one, and asks nothing more of it', async () => {
    const stale = vi.fn()
    openRaw(key(), outline('a', 10_000), stale)
    wantLines(0, 30)
    for (const one of [...asked]) one.answer({ lines: [], current: false })
    await settle()
    wantLines(400, 430)
    expect(stale).toHaveBeenCalledTimes(1)
    expect(asked).toHaveLength(2)
  })

  it('hands a refusal on', async () => {
    const stale = vi.fn()
    openRaw(key(), outline('a', 100), stale)
    wantLines(0, 30)
    asked[0]?.refuse('unsupported')
    await settle()
    expect(stale).toHaveBeenCalledTimes(1)
    expect(rawStore.getState().error).toBeNull()
  })

  it('keeps a failure until it is tried again', async () => {
    openRaw(key(), outline('a', 100), () => {})
    wantLines(0, 30)
    asked[0]?.refuse('unreadable')
    await settle()
    expect(rawStore.getState().error?.code).toBe('unreadable')
    expect(asked).toHaveLength(1)
    retryLines()
    asked[1]?.answer(lines({ from: 0, limit: 100, version: 'a' }))
    await settle()
    expect(rawStore.getState().error).toBeNull()
    expect(rawStore.getState().cache.size).toBe(1)
  })
})

describe('the next problem', () => {
  it('is a known one without any request', async () => {
    const known = outline('a', 100, [7, 9])
    openRaw(key(), known, () => {})
    await goToProblem(known, 1)
    expect(rawStore.getState().selected).toBe(7)
    await goToProblem(known, -1)
    expect(rawStore.getState().selected).toBe(9)
    expect(asked).toEqual([])
  })

  it('is looked for behind the known ones', async () => {
    const some = outline('a', 1000, [7], 300)
    openRaw(key(), some, () => {})
    selectLine(7)
    const done = goToProblem(some, 1)
    for (let at = 0; at < 3; at += 1) {
      await settle()
      const one = asked.at(-1)
      one?.answer(lines(one.input, [450, 460]))
    }
    await done
    expect(asked.map(({ input }) => input.from)).toEqual([7, 207, 407])
    expect(rawStore.getState()).toMatchObject({ selected: 450, looking: null })
  })

  it('may be nowhere', async () => {
    const none = outline('a', 100)
    openRaw(key(), none, () => {})
    await goToProblem(none, 1)
    expect(rawStore.getState()).toMatchObject({ selected: 0, nothing: true })
  })
})

describe('problems only', () => {
  const problems = () => asked.filter(({ route }) => route === 'threads.problemLines')
  const answer = async (numbers: readonly number[]) => {
    problems().at(-1)?.answer({ numbers, current: true })
    await settle()
  }

  it('shows the lines with problems, near the chosen one, and loads them alone', async () => {
    openRaw(key(), outline('a', 1000), () => {})
    selectLine(8)
    void toggleProblemsOnly()
    await answer([7, 9, 400])
    expect(rawStore.getState()).toMatchObject({ only: [7, 9, 400], selected: 9 })
    wantLines(0, 2)
    expect(asked.at(-1)?.input).toMatchObject({ from: 0, only: 'problems' })
    asked.at(-1)?.answer({ lines: [{ number: 7 }, { number: 9 }, { number: 400 }], current: true })
    await settle()
    expect(rawStore.getState().cache.get(0)?.lines).toHaveLength(3)
    void toggleProblemsOnly()
    expect(rawStore.getState()).toMatchObject({ only: null, selected: 9 })
    expect(rawStore.getState().cache.size).toBe(0)
  })

  it('goes among these lines, and chooses the last where none stands behind', async () => {
    const known = outline('a', 1000, [3])
    openRaw(key(), known, () => {})
    selectLine(900)
    void toggleProblemsOnly()
    await answer([7, 400])
    expect(rawStore.getState().selected).toBe(400)
    await goToProblem(known, 1)
    expect(rawStore.getState()).toMatchObject({ only: [7, 400], selected: 7 })
  })

  it('shows all lines again for a line without a problem', async () => {
    openRaw(key(), outline('a', 1000), () => {})
    void toggleProblemsOnly()
    await answer([7, 400])
    selectLine(8)
    expect(rawStore.getState()).toMatchObject({ only: null, selected: 8 })
  })

  it('is asked anew for a file that grew, and ends where no problem is left', async () => {
    openRaw(key(), outline('a', 1000), () => {})
    void toggleProblemsOnly()
    await answer([7])
    openRaw(key(), outline('b', 1100), () => {})
    expect(rawStore.getState().only).toEqual([7])
    void showProblemsOnly()
    await answer([7, 1050])
    expect(rawStore.getState().only).toEqual([7, 1050])
    void showProblemsOnly()
    await answer([])
    expect(rawStore.getState().only).toBeNull()
  })

  it('hands on that the file is another one, and a failure', async () => {
    const stale = vi.fn()
    openRaw(key(), outline('a', 1000), stale)
    void toggleProblemsOnly()
    problems().at(-1)?.refuse('unreadable')
    await settle()
    expect(rawStore.getState()).toMatchObject({ only: null, error: { code: 'unreadable' } })
    void toggleProblemsOnly()
    problems().at(-1)?.answer({ numbers: [], current: false })
    await settle()
    expect(stale).toHaveBeenCalledTimes(1)
  })
})
