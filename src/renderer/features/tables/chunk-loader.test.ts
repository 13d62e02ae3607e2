import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/ipc/result.ts'
import { CHUNK } from './chunk-cache.ts'
import { ChunkLoader } from './chunk-loader.ts'

/** A list whose rows tell which list they are of; `before` is done before each part is answered. */
function loaderOf(before: (loader: ChunkLoader<string>, asked: number) => void) {
  let list = 1
  let asked = 0
  const loader: ChunkLoader<string> = new ChunkLoader<string>(
    async (chunk, signal) => {
      const of = list
      before(loader, ++asked)
      await Promise.resolve()
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled')
      const length = chunk === 0 ? CHUNK : 1
      return { rows: Array.from({ length }, () => `of list ${of}`), total: CHUNK + 1 }
    },
    { get: () => null, put: () => {}, failed: () => {} },
  )
  const begin = () => {
    list += 1
    loader.begin()
  }
  return { loader, begin, asked: () => asked }
}

describe('all rows of a list', () => {
  it('are those of the new one where it changes meanwhile', async () => {
    const { loader, begin } = loaderOf((_, asked) => {
      if (asked === 2) begin()
    })
    expect(new Set(await loader.all(1000))).toEqual(new Set(['of list 2']))
  })

  it('come also of a list that never stops changing', async () => {
    const { loader, begin, asked } = loaderOf(() => begin())
    expect(await loader.all(1000)).toHaveLength(CHUNK + 1)
    expect(asked()).toBeLessThan(10)
  })

  it('are given up with the list', async () => {
    const { loader } = loaderOf((own, asked) => {
      if (asked === 2) own.stop()
    })
    await expect(loader.all(1000)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
