import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './render.tsx'

const html = (text: string) => renderToStaticMarkup(renderMarkdown(text))
const text = (markdown: string) =>
  html(markdown)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const tags = (markdown: string) => [...new Set([...html(markdown).matchAll(/<([a-z0-9]+)/gi)].map(match => match[1]))]

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'before <img src=x onerror="alert(1)"> after',
    '<iframe src="https://x.invalid"></iframe>',
    '<style>body{display:none}</style>',
    '<form action="https://x.invalid"><input name="a"></form>',
    '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>',
    '<a id="root" name="bridge" href="https://x.invalid">x</a>',
    '<!-- comment -->',
  ])('shows %s as the text that it is', source => {
    expect(text(source)).toContain(source)
    expect(tags(source).filter(tag => !['p', 'br'].includes(tag ?? ''))).toEqual([])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//x.invalid/y', './a.ts'])(
    'makes no link of %s, and shows it',
    address => {
      const drawn = html(`[words](${address})`)
      expect(drawn).toContain('data-kind="refused"')
      expect(drawn).not.toMatch(/href|src=/)
      expect(text(`[words](${address})`)).toBe(`words${address}`)
    },
  )

  it('makes buttons of whole addresses, and never anchors', () => {
    for (const source of ['[a](https://x.invalid/)', '<https://x.invalid/>', 'https://x.invalid/', 'a@x.invalid']) {
      expect(html(source)).toContain('role="button"')
      expect(tags(source)).not.toContain('a')
    }
  })

  it('loads no picture from elsewhere', () => {
    for (const address of [
      'https://x.invalid/p.png',
      'file:///p.png',
      'data:image/svg+xml;base64,AAAA',
      'skein-image:1/0/5/image/png',
    ]) {
      expect(tags(`![alt words](${address})`)).not.toContain('img')
      expect(text(`![alt words](${address})`)).toContain('alt words')
      expect(text(`![alt words](${address})`)).toContain(address)
    }
    expect(tags('![x](data:image/png;base64,iVBORw0KGgo=)')).toContain('img')
  })

  it('gives no element an id or a name', () => {
    const source = '# root\n\n[^a] and [^a]\n\n[^a]: note\n\n| a |\n|---|\n| b |\n\n- [x] done'
    expect(html(source)).not.toMatch(/\s(?:id|name|for|href|aria-describedby)=/)
  })

  it('shows hidden characters in prose, code and labels', () => {
    for (const source of [
      'a\u202eb',
      '`a\u202eb`',
      '```\na\u202eb\n```',
      '[a\u202eb](https://x.invalid/)',
      '<b\u202e>',
    ]) {
      expect(text(source)).toContain('⟨RLO⟩')
    }
  })
})

describe('Markdown', () => {
  it('puts headings below those of the window, without gaps', () => {
    const levels = (source: string) => tags(source).filter(tag => /^h\d$/.test(tag ?? ''))
    expect(levels('# a')).toEqual(['h3'])
    expect(levels('#### a')).toEqual(['h3'])
    expect(levels('# a\n\n#### b\n\n###### c')).toEqual(['h3', 'h4', 'h5'])
    expect(levels('## a\n\n# b')).toEqual(['h3'])
  })

  it('draws tables, tasks and footnotes', () => {
    expect(tags('| a |\n|---|\n| b |')).toEqual(expect.arrayContaining(['table', 'th', 'td']))
    expect(html('- [x] a\n- [ ] b')).toMatch(/aria-label="Done:".*aria-label="Not done:"/s)
    expect(text('a[^n]\n\n[^n]: the note')).toMatch(/a\[n\][\s\S]*\[n\][\s\S]*the note/)
  })

  it('leaves mathematics as text', () => {
    for (const source of ['\\(a_1 * b_2 * c\\)', '$$x^{2}_i \\\\ y$$', '$a_i$ and $b_i$'])
      expect(text(source)).toBe(source)
  })

  it('takes a single tilde for a tilde', () => {
    expect(text('~5 to ~6')).toBe('~5 to ~6')
  })
})
