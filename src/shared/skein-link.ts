/** Places in Skein as links that people hand to each other. What they name is opened by the gate's rules, as any click is. */

export type SkeinLink =
  /** A thread; of an open history also a line of its file (one-based) or an item (from 1, as the window counts). */
  | { readonly to: 'thread'; readonly id: string; readonly line: number | null; readonly item: number | null }
  | { readonly to: 'search'; readonly text: string }

const THREAD = /^skein:\/\/thread\/([\w.-]{1,128})\/?(?:\?(line|item)=([1-9]\d{0,8}))?$/
const SEARCH = /^skein:\/\/search\/?\?q=([^#&]{0,4000})$/

/** Reads a link. @returns null for what is none of ours: a part that is not understood is not passed over. */
export function parseSkeinLink(text: string): SkeinLink | null {
  const thread = THREAD.exec(text)
  if (thread !== null) {
    const [, id = '', name, number] = thread
    const at = (wanted: string) => (name === wanted ? Number(number) : null)
    return { to: 'thread', id, line: at('line'), item: at('item') }
  }
  const words = SEARCH.exec(text)?.[1]
  if (words === undefined) return null
  try {
    return { to: 'search', text: decodeURIComponent(words.replaceAll('+', ' ')) }
  } catch {
    // A broken escape.
    return null
  }
}

/** Writes a link; {@link parseSkeinLink} reads the same from it. */
export function skeinLink(link: SkeinLink): string {
  if (link.to === 'search') return `skein://search?q=${encodeURIComponent(link.text)}`
  const place = link.line !== null ? `?line=${link.line}` : link.item !== null ? `?item=${link.item}` : ''
  return `skein://thread/${link.id}${place}`
}
