import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../testing-markdown.ts'
import { embedded } from './embed.ts'
import { fenced, quoted } from './fence.ts'

const plain = { demote: 2, breaks: false }
const embed = (text: string) => embedded(text, plain)

/** What hostile texts are made of. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...['```', '````', '~~~', '~~~~', '`', '``', '    ', '  ', ' ', '\t', '\n', '\n\n', '\r', '- ', '1. ', '> '],
      ...['# ', '## ', '===', '---', '<script>', '</details>', '<!--', '-->', '<![CDATA[', '<?', '<a href="', '">'],
      ...[
        '![x](http://a.example/p.png)',
        '![',
        '](',
        '[a]: /url "',
        '[^1]: ',
        '|',
        '| a | b |\n|---|---|\n',
        '\\',
        '$$',
        '*',
      ],
      ...['a', 'text', 'js', '<https://a.example/b>', '\u001b[31m', '\u202e', '<b', '>', '&lt;', '10) ', '+ '],
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))
/** Links with a scheme of their own, but for what looks like a line of a file. */
const FOREIGN = /^[\s\p{Cc}]*(?!https?:|mailto:|[\w.-]+\.\w+:\d)[a-z][a-z0-9+.\s-]*:/iu
const linky = fc
  .array(
    fc.constantFrom(
      ...[
        '[a]',
        '(',
        '<',
        'javascript:x',
        'jav&#x61;script:x',
        'java\tscript:x',
        'https://a.example/',
        'a.ts:1',
        ' ',
        '\n',
      ],
      ...[
        '[a]: ',
        '[a]:',
        '[^a]:',
        '>',
        ')',
        '"t"',
        '\\',
        'data:x',
        '[',
        ']',
        '![',
        '`',
        '&colon;',
        'javascript',
        ':',
        '/',
      ],
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))
/** Lines that are read in one way or another, depending on those around them. */
const shifty = fc
  .array(
    fc.constantFrom(
      ...[
        '',
        'text',
        '```',
        '````',
        '~~~',
        '  ```',
        '   ```',
        '    ```',
        '    ````',
        '     ~~~',
        '- a',
        '1. a',
        '> a',
        '- ```',
      ],
      ...[
        '<b>',
        '    <b>',
        '`<b>`',
        '``` <b> ```',
        '```` <b> ````',
        '`a',
        'a`',
        '\\`<b>`',
        'a ``` b',
        '    # a',
        '<!--',
      ],
      ...[
        '| a | b |',
        '|---|---|',
        '| `a | <b> ` |',
        '| a | `b` |',
        '# a',
        '---',
        '===',
        '- # a',
        '\\<b>',
        '`a\\`<b>`',
        '[a]: b "',
      ],
    ),
    { maxLength: 9 },
  )
  .map(lines => lines.join('\n'))
const anyText = fc.oneof(
  { arbitrary: shifty, weight: 4 },
  { arbitrary: linky, weight: 2 },
  nasty,
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('embedded Markdown', () => {
  it('cannot leave its place: what follows it is a paragraph, and there is no HTML, picture or high heading', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, breaks) => {
        const { blocks, kinds, urls } = parseMarkdown(`${embedded(text, { demote: 2, breaks })}\n\nthe end\n`)
        expect(blocks.at(-1)).toEqual({ type: 'paragraph', depth: null, text: 'the end' })
        expect(kinds.has('html') || kinds.has('image') || kinds.has('imageReference')).toBe(false)
        expect(blocks.filter(block => block.depth !== null && block.depth < 3)).toEqual([])
        expect(urls.filter(url => FOREIGN.test(url))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('stays inside a quotation', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { blocks, kinds } = parseMarkdown(`${quoted(embedded(text, { demote: 2, breaks: true }))}\n\nthe end\n`)
        expect(blocks.slice(1)).toEqual([{ type: 'paragraph', depth: null, text: 'the end' }])
        expect(kinds.has('html') || kinds.has('image')).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('is what was written, where nothing is wrong with it', () => {
    for (const text of [
      'Two *words* and `code < 3`.',
      '- one\n- two\n  ```js\n  if (a < b) {}\n  ```\n- three',
      '| a | b |\n|---|---|\n| `x` | 2 |',
      'Look:\n\n```html\n<b>![x](y)</b>\n# no heading\n```\n\nDone, `Vec<u8>`.',
      '1. First\n\n   ~~~\n   a\n   ~~~',
      'See <https://example.org/a?b=c> and a < b.',
      '[a](https://example.org/) [b](src/a.ts) [c](a.ts:12) [d](#e) [f](../g "h") [i][j] [k](<https://l.example/>)',
      'A note.[^1]\n\n[^1]: Down here.\n\n[j]: https://example.org/',
    ])
      expect(embed(text)).toBe(text)
  })

  it('lowers headings, undoes HTML and pictures, closes fences', () => {
    expect(embed('# A\n##### B\ntext\n===\nmore')).toBe('### A\n###### B\ntext\n\n===\nmore')
    expect(embed('a <script>x</script> `<b>`')).toBe('a &lt;script>x&lt;/script> `<b>`')
    expect(embed('![a](http://x.example/y.png)')).toBe('&#33;[a](http://x.example/y.png)')
    expect(embed('[a](javascript:x) [b](data:y)')).toBe('[a]&#40;javascript:x) [b]&#40;data:y)')
    expect(embed('[a]: javascript:x')).toBe('[a]&#58; javascript:x')
    expect(embed('a\n```js\n1 < 2 && <b>')).toBe('a\n```js\n1 < 2 && <b>\n```')
  })

  it('becomes code where a parser may read it in more than one way', () => {
    for (const text of [
      '- ```\nnot code',
      '> ```\n> a',
      'a\n    ```\n    <b>\n    ````',
      '  ```\na\n  ```',
      '```\na\n  ```\n# b',
    ]) {
      expect(embed(text)).toBe(fenced(text.trimEnd(), 'markdown'))
    }
  })

  it('shows hidden characters, takes terminal sequences away, keeps what languages need', () => {
    expect(embed('\u001b[1mbold\u001b[0m a\u202eb \u001b]8;;http://x\u0007link\u001b]8;;\u0007')).toBe(
      'bold a\\u202eb link',
    )
    expect(embed('نمی\u200cخواهم')).toBe('نمی\u200cخواهم')
  })
})

describe('fenced texts', () => {
  it('cannot end their fence', () => {
    fc.assert(
      fc.property(anyText, text => {
        const lines = text.replace(/\r\n?/g, '\n')
        const { blocks } = parseMarkdown(`${fenced(lines, 'text')}\n\nthe end\n`)
        expect(blocks.map(({ type }) => type)).toEqual(['code', 'paragraph'])
        expect(blocks.at(-1)?.text).toBe('the end')
      }),
      { numRuns: 1000 },
    )
  })
})
