import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, csvTable } from './csv.ts'

/** Reads what RFC 4180 says, as another program would. */
function read(text: string): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < text.length; ) {
    const row: string[] = []
    for (;;) {
      let cell = ''
      if (text[at] === '"') {
        for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
          if (text[at] === '"') at += 1
          cell += text[at]
        }
        at += 1
      } else {
        for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at]
      }
      row.push(cell)
      if (text[at] !== ',') break
      at += 1
    }
    at += 2
    rows.push(row)
  }
  return rows
}

describe('CSV', () => {
  it('quotes what needs it, and leaves numbers and nothing as they are', () => {
    expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines', -3, 0.5, null, ''])).toBe(
      'a,"b,c","say ""no""","two\nlines",-3,0.5,,',
    )
    expect(csvTable(['a', 'b'], [[1, 'x']])).toBe('a,b\r\n1,x\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\rx', '＝1', '=a,"b"'])('takes %j for no formula', text => {
    expect(csvLine([text])).toMatch(/^"?'/)
  })

  it('gives back every text to a reader, formulas with an apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
        const [header = [], ...rest] = read(csvTable(rows[0] ?? [], rows.slice(1)))
        const back = [header, ...rest].map(row => row.map(cell => cell.replace(/^'/, '')))
        expect(back).toEqual(rows.map(row => row.map(cell => cell.replace(/^'/, ''))))
      }),
    )
  })
})
