import { describe, expect, it } from 'vitest'
import { IndexWriter } from '../index/writer.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import { tidyTexts } from './tidy-texts.ts'

describe('tidying', () => {
  it('gives back to the system what has become free of the index, and leaves a little alone', async () => {
    const { db } = new IndexedHome()
    const writer = new IndexWriter(db)
    const pages = () => Number(db.pragma('page_count', { simple: true }))
    const fill = (rows: number) =>
      writer.batch(() => {
        const put = db.prepare("INSERT INTO homes (path, places) VALUES (?, '[]')")
        for (let n = 0; n < rows; n++) put.run(`${n} ${'sand '.repeat(1000)}`)
      })
    const empty = pages()
    fill(3000)
    db.exec('DELETE FROM homes')
    await tidyTexts(writer, 0, never)
    expect(pages()).toBeLessThan(empty + 1100)
    fill(300)
    db.exec('DELETE FROM homes')
    const before = pages()
    await tidyTexts(writer, 0, never)
    expect(pages()).toBe(before)
  })
})
