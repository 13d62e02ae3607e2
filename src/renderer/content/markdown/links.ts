import { hasHidden } from '../visible.ts'

/** Which addresses of a text become links. Everything else stays text. */

export type LinkTarget =
  | {
      readonly kind: 'web' | 'mail'
      /** As it would be opened: normalised, host in ASCII. */
      readonly url: string
      /** Of `url`: what stands before the host, the host, what follows. */
      readonly parts: readonly [string, string, string]
    }
  | { readonly kind: 'refused' }

const MOST_CHARS = 2048
const REFUSED: LinkTarget = { kind: 'refused' }

/** What an address leads to; only whole http, https and mailto addresses lead anywhere. */
export function linkTarget(href: string): LinkTarget {
  // A URL parser drops tabs and line breaks, so an address that holds any is not the one that would be opened.
  if (href.length > MOST_CHARS || hasHidden(href) || /[\s\\]/.test(href)) return REFUSED
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return REFUSED
  const url = new URL(href)
  if (url.href.length > MOST_CHARS) return REFUSED
  if (url.protocol === 'mailto:') {
    const [, to = '', rest = ''] = /^mailto:([^?#]*)(.*)$/s.exec(url.href) ?? []
    return to === '' ? REFUSED : { kind: 'mail', url: url.href, parts: ['mailto:', to, rest] }
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return REFUSED
  const at = hostStart(url)
  return { kind: 'web', url: url.href, parts: [url.href.slice(0, at), url.host, url.href.slice(at + url.host.length)] }
}

function hostStart(url: URL): number {
  const start = url.protocol.length + 2
  if (url.username === '' && url.password === '') return start
  return start + url.username.length + (url.password === '' ? 0 : url.password.length + 1) + 1
}

const ADDRESS = /^(?:https?:\/\/)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}]{2,}|xn--[\w.-]+)(?::\d+)?(?:[/?#]|$)/iu

/** What to be wary of before a link is opened, in sentences. */
export function linkWarnings(target: Exclude<LinkTarget, { kind: 'refused' }>, text: string): readonly string[] {
  const warnings: string[] = []
  const [before, host] = target.parts
  if (target.kind === 'web') {
    const named = ADDRESS.exec(text.trim())?.[1]?.toLowerCase()
    const bare = host.replace(/:\d+$/, '').replace(/^www\./, '')
    if (named !== undefined && named.replace(/^www\./, '') !== bare) {
      warnings.push('The text of the link names another address.')
    }
    if (before.includes('@')) warnings.push('It holds a user name or password before the host.')
    if (/(^|\.)xn--/.test(host)) warnings.push('The host is written with letters that may look like others.')
    if (target.url.startsWith('http:')) warnings.push('The connection would not be encrypted.')
  }
  if (hasHidden(text)) warnings.push('The text of the link holds hidden characters.')
  return warnings
}
