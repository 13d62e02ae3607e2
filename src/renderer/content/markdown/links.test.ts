import { describe, expect, it } from 'vitest'
import { linkTarget, linkWarnings } from './links.ts'

describe('linkTarget', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://a.invalid/1',
    'app://bundle/index.html',
    'skein-image:1/0/5/image/png',
    'src/a.ts',
    './a.md#x',
    '#user-content-fn-1',
    '//a.invalid/x',
    'https:a.invalid',
    'http:\\\\a.invalid',
    'https://',
    'https://a.invalid/\u202egpj.exe',
    'https://a.invalid/a b',
    'mailto:',
    `https://a.invalid/${'x'.repeat(3000)}`,
    '',
  ])('refuses %s', href => {
    expect(linkTarget(href)).toEqual({ kind: 'refused' })
  })

  it('takes whole web and mail addresses apart', () => {
    expect(linkTarget('HTTPS://Docs.Example.invalid:8443/a?b#c')).toEqual({
      kind: 'web',
      url: 'https://docs.example.invalid:8443/a?b#c',
      parts: ['https://', 'docs.example.invalid:8443', '/a?b#c'],
    })
    expect(linkTarget('mailto:a@b.invalid?subject=x')).toMatchObject({
      kind: 'mail',
      parts: ['mailto:', 'a@b.invalid', '?subject=x'],
    })
  })

  it('finds the host behind credentials that look like it', () => {
    expect(linkTarget('https://good.invalid:good.invalid@evil.invalid/good.invalid')).toMatchObject({
      parts: ['https://good.invalid:good.invalid@', 'evil.invalid', '/good.invalid'],
    })
    expect(linkTarget('http://evil.invalid/a@good.invalid')).toMatchObject({
      parts: ['http://', 'evil.invalid', '/a@good.invalid'],
    })
  })

  it('writes foreign hosts in ASCII', () => {
    expect(linkTarget('https://ex\u0430mple.invalid/')).toMatchObject({
      parts: ['https://', 'xn--exmple-4nf.invalid', '/'],
    })
  })
})

describe('linkWarnings', () => {
  const warnings = (href: string, text: string) => {
    const target = linkTarget(href)
    return target.kind === 'refused' ? ['refused'] : linkWarnings(target, text)
  }

  it('says nothing of plain links', () => {
    expect(warnings('https://example.invalid/a', 'the guide')).toEqual([])
    expect(warnings('https://www.example.invalid/a', 'example.invalid')).toEqual([])
    expect(warnings('mailto:a@b.invalid', 'a@b.invalid')).toEqual([])
  })

  it('warns where the text names another host', () => {
    expect(warnings('https://evil.invalid/', 'https://good.invalid/')).toHaveLength(1)
    expect(warnings('https://evil.invalid/', 'good.invalid')).toHaveLength(1)
  })

  it('warns of credentials, foreign letters, plain http and hidden characters', () => {
    expect(warnings('https://good.invalid@evil.invalid/', 'here')).toHaveLength(1)
    expect(warnings('https://ex\u0430mple.invalid/', 'here')).toHaveLength(1)
    expect(warnings('http://example.invalid/', 'here')).toHaveLength(1)
    expect(warnings('https://example.invalid/', 'he\u200bre')).toHaveLength(1)
  })
})
