import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkToOpen } from './link.ts'

describe('links that may leave the window', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['http://example.org:8080/a/b?c=d&e=%20#f', 'http://example.org:8080/a/b?c=d&e=%20#f'],
    ['HTTPS://Example.ORG/Path', 'https://example.org/Path'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
    ['http://[::1]/', 'http://[::1]/'],
    // What looks like another name is handed on as what it is.
    ['https://exаmple.org/', 'https://xn--exmple-4nf.org/'],
    ['https://example.org/grüße', 'https://example.org/gr%C3%BC%C3%9Fe'],
    ['mailto:someone@example.org?subject=Beans', 'mailto:someone@example.org?subject=Beans'],
  ])('%s', (link, opened) => {
    expect(linkToOpen(link)).toBe(opened)
  })

  it.each([
    ['', 'nothing'],
    ['example.org', 'no scheme'],
    ['//example.org', 'no scheme'],
    ['/etc/passwd', 'a path'],
    ['file:///etc/passwd', 'a file'],
    ['javascript:alert(1)', 'a script'],
    ['JaVaScRiPt:alert(1)', 'a script'],
    ['data:text/html,<script>1</script>', 'a document'],
    ['app://bundle/index.html', 'our own page'],
    ['skein://thread/1', 'our own link'],
    ['smb://server/share', 'a share'],
    ['ms-msdt:/id', 'a program'],
    ['vscode://file/etc/passwd', 'a program'],
    ['ftp://example.org/', 'another protocol'],
    ['https://user@example.org/', 'a user name'],
    ['https://user:secret@example.org/', 'a password'],
    ['https://example.org@evil.example/', 'a name that is a user name'],
    ['https://', 'no host'],
    ['https:example.org', 'an odd spelling'],
    ['https:/example.org', 'an odd spelling'],
    ['https:///example.org', 'an odd spelling'],
    ['https://exa mple.org/', 'a space'],
    [' https://example.org/', 'a space before'],
    ['https://example.org/ --flag', 'a space'],
    ['https://example.org/\u00a0x', 'a space of another kind'],
    ['https://example.org\\@evil.example/', 'a backslash'],
    ['https:\\\\example.org', 'backslashes'],
    ['https://example.org/\n', 'a line break'],
    ['https://exam\tple.org/', 'a tab, which parsers drop'],
    ['https://example.org/\u0000', 'a NUL'],
    ['https://example.org/\u202egpj.exe', 'a bidi override'],
    ['https://example.org/\u200b', 'a character without a shape'],
    ['https://example.org/\ud800', 'half a character'],
    ['http://999.999.999.999/', 'no address'],
    [`https://example.org/${'a'.repeat(2048)}`, 'too long'],
    [`https://example.org/${'ü'.repeat(2000)}`, 'too long when it is spelt out'],
    ['mailto:a@example.org\r\nBcc: b@example.org', 'line breaks in a mail address'],
  ])('not %j: %s', link => {
    expect(linkToOpen(link)).toBeNull()
  })

  it('are web and mail addresses without credentials, whatever is given', () => {
    const part = fc.constantFrom(
      'http',
      'https',
      'mailto',
      ':',
      '/',
      '//',
      '@',
      'a.example',
      '\\',
      ' ',
      'javascript',
      '\n',
      '#',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(part).map(parts => parts.join('')),
        ),
        text => {
          const opened = linkToOpen(text)
          if (opened === null) return
          const { protocol, username, password } = new URL(opened)
          expect(['http:', 'https:', 'mailto:']).toContain(protocol)
          expect([username, password]).toEqual(['', ''])
          expect(opened).not.toMatch(/[\s\\\p{Cc}]/u)
        },
      ),
    )
  })
})
