/** Which links may leave the window, and as what. */

const MAX_CHARS = 2048
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
/** What programs down the line read in different ways: controls, spaces of any kind, backslashes, hidden characters. */
const DOUBTFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]/u

/**
 * The address to hand to the system for a link out of a transcript: what was checked, spelt as it was checked.
 * @returns null for everything but plain web and mail addresses.
 */
export function linkToOpen(link: string): string | null {
  if (link.length > MAX_CHARS || DOUBTFUL.test(link)) return null
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  if (!PROTOCOLS.has(url.protocol)) return null
  if (url.username !== '' || url.password !== '') return null
  // `https:host` is an address to a parser and none to a reader.
  if (url.protocol !== 'mailto:' && (url.hostname === '' || !/^https?:\/\/[^/]/i.test(link))) return null
  return url.href.length > MAX_CHARS ? null : url.href
}
