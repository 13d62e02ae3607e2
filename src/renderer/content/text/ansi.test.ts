import { describe, expect, it } from 'vitest'
import { nearest, readTerminal, withoutSequences } from './ansi.ts'

const E = '\u001b'
const texts = (text: string) => readTerminal(text).lines.map(line => line.map(span => span.text).join(''))
const looks = (text: string) =>
  readTerminal(text).lines.flatMap(line =>
    line.map(({ text: part, style }) => {
      const set = style === null ? [] : Object.entries(style).filter(([, value]) => value !== null && value !== false)
      return `${part}${set.map(([key, value]) => ` ${key}${value === true ? '' : `=${value}`}`).join('')}`
    }),
  )

describe('readTerminal', () => {
  it('reads lines whatever their ends are', () => {
    expect(texts('a\r\nb\r\r\nc\n')).toEqual(['a', 'b', 'c'])
    expect(texts('')).toEqual([])
    expect(texts('\n\na')).toEqual(['', '', 'a'])
  })

  it('reads styles, over line ends too', () => {
    expect(looks(`${E}[1;31mFAIL${E}[0m ok ${E}[44;97m a\nb ${E}[m.`)).toEqual([
      'FAIL fg=1 bold',
      ' ok ',
      ' a fg=15 bg=4',
      'b  fg=15 bg=4',
      '.',
    ])
    expect(looks(`${E}[2;3;4;7;9mx${E}[22;23;24;27;29my`)).toEqual(['x dim italic underline strike inverse', 'y'])
  })

  it('takes many colours for the nearest of sixteen', () => {
    expect(looks(`${E}[38;5;196ma${E}[38;5;46mb${E}[48;5;240mc`)).toEqual(['a fg=1', 'b fg=2', 'c fg=2 bg=8'])
    expect(looks(`${E}[38;2;255;128;0;1ma`)).toEqual(['a fg=3 bold'])
    expect(looks(`${E}[38:2::0:0:255ma${E}[38:2:0:255:255mb`)).toEqual(['a fg=4', 'b fg=6'])
    expect([nearest(0), nearest(15), nearest(21), nearest(201), nearest(255)]).toEqual([0, 15, 4, 5, 15])
    for (let index = 0; index < 300; index += 1) expect(nearest(index)).toBeGreaterThanOrEqual(0)
  })

  it('drops what is not about colour, links among it', () => {
    expect(
      texts(`${E}[2K${E}]8;;https://x.invalid\u0007link${E}]8;;${E}\\ ${E}(Bok${E}[3Aup${E}]0;title\u0007`),
    ).toEqual(['link okup'])
    expect(withoutSequences(`${E}[1mcd${E}[0m`)).toBe('cd')
  })

  it('keeps an unfinished sequence, which then shows as a mark', () => {
    expect(texts(`a${E}]0;title`)).toEqual([`a${E}]0;title`])
  })

  it('shows hidden text', () => {
    expect(looks(`${E}[8msecret`)).toEqual(['secret'])
  })

  it('leaves the last state of a line that was written over', () => {
    const read = readTerminal(`10 %\r50 %\r${E}[32mdone${E}[0m\nabc\rX\nab\b\bcd`)
    expect(read.lines.map(line => line.map(span => span.text).join(''))).toEqual(['done', 'Xbc', 'cd'])
    expect(read.rewritten).toBe(3)
    expect(texts(`downloading 10 %\r${E}[Kdone`)).toEqual(['done'])
    expect(texts(`abcdef\b\b${E}[K!`)).toEqual(['abcd!'])
    expect(texts(`abc\b${E}[2Kx`)).toEqual(['  x'])
  })
})
