import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenTags } from '../testing-html.ts'
import { proseHtml } from './prose.ts'

const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '`',
        '**',
        '```',
        '~~~',
        '\n',
        '|',
        '|---|',
        '# ',
        '<script>',
        '</pre>',
        '</code>',
        '-->',
        '<b',
        'on',
      ],
      ...[
        'a',
        '&lt;',
        '\u001b[31m',
        '\u202e',
        '\\|',
        '  ',
        '| a | b |\n|---|---|\n',
        '<img src=x onerror=alert(1)>',
        '\u2028',
        '\0',
      ],
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))

describe('prose in HTML', () => {
  it('has no tag of its own, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), text => {
        expect(betweenTags(proseHtml(text))).not.toMatch(/[<>]|\p{Bidi_Control}(?<![\u200e\u200f\u061c])/u)
      }),
      { numRuns: 1000 },
    )
  })

  it('loses no character that shows', () => {
    const shows = (text: string) => text.replace(/[\s`*|#~:-]/g, '')
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b|', '`c`', '**d**', '\n', '```\n', '# e\n', '|f|\n|---|\n', '~~~ x\n')),
        parts => {
          const text = betweenTags(proseHtml(parts.join('')))
          expect(shows(text)).toBe(shows(parts.join('')))
        },
      ),
    )
  })

  it('tells code, tables, headings and words apart', () => {
    expect(proseHtml('# A `b`\nc **d** <e>')).toBe(
      '<div class="prose"><b class="heading">A <code>b</code></b>\nc <b>d</b> &lt;e&gt;</div>',
    )
    expect(proseHtml('a\n```js\n1 < 2\n**b**\n```\nc')).toBe(
      '<div class="prose">a</div>\n<pre><b>js</b>\n<code>1 &lt; 2\n**b**</code></pre>\n<div class="prose">c</div>',
    )
    expect(proseHtml('| a | b |\n|---|:-:|\n| 1 | x\\|y |')).toBe(
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>x|y</td></tr></tbody></table>',
    )
  })
})
