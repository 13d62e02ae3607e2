import { type ImageRef, parseImageRef } from '../../../shared/image-ref.ts'
import { pictureType } from '../rollout/images.ts'
import { bytesText } from './words.ts'

/** Pictures of items: told apart from texts, named in words, and checked before they go into a document. */

/** In a record of the rollout. */
export interface StoredPicture {
  readonly kind: 'stored'
  readonly ref: ImageRef
}

export type Picture =
  | StoredPicture
  /** In the item itself. */
  | { readonly kind: 'inline'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  /** Somewhere on the net: only named, never fetched. */
  | { readonly kind: 'remote'; readonly url: string }

const DATA_URL = /^data:(image\/[\w.+-]{1,40})(?:;[\w=.+-]{1,40}){0,4};base64,/i
const NAME_CHARS = 300

/** The picture that a text stands for; null for one that is only a text. */
export function pictureOf(text: string): Picture | null {
  const ref = parseImageRef(text)
  if (ref !== null) return { kind: 'stored', ref }
  return /^data:image\//i.test(text) ? { kind: 'inline', url: text } : null
}

/** As `pictureOf`, where a picture is expected: every other text is an address. */
export function pictureAt(text: string): Picture {
  return pictureOf(text) ?? { kind: 'remote', url: text }
}

/** A picture that is stored as bare base64, or as what `pictureOf` knows. */
export function barePicture(text: string, mime = 'image/png'): Picture {
  return pictureOf(text) ?? { kind: 'inline', url: `data:${mime};base64,${text}` }
}

/** A picture in a few words; not escaped. */
export function pictureWords(picture: Picture): string {
  switch (picture.kind) {
    case 'stored': {
      const { line, bytes, mime } = picture.ref
      return `Picture in line ${line} of the rollout: ${mime}, ${bytesText(bytes)}`
    }
    case 'inline': {
      const [start = '', mime = 'of an unknown kind'] = DATA_URL.exec(picture.url) ?? []
      return `Picture in the rollout: ${mime}, ${bytesText(Math.floor(((picture.url.length - start.length) * 3) / 4))}`
    }
    case 'file':
      return `Picture file: ${picture.path}`
    case 'remote':
      return `Picture elsewhere, not loaded: ${picture.url.slice(0, NAME_CHARS)}${picture.url.length > NAME_CHARS ? '…' : ''}`
  }
}

/**
 * A data URL made anew from the picture that another one holds, of the kind that its first bytes say.
 * @param maxChars of the base64 text.
 * @returns null for what is no picture of a known kind, or too large.
 */
export function safeDataUrl(url: string, maxChars: number): string | null {
  const start = DATA_URL.exec(url)?.[0]
  if (start === undefined || url.length - start.length > maxChars) return null
  const data = url.slice(start.length)
  // One pass over a text that may be long; anything but base64 could end the attribute that it goes into.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return null
  const mime = pictureType(Buffer.from(data.slice(0, 32), 'base64'))
  return mime === null ? null : `data:${mime};base64,${data}`
}

/** Deeper than this nobody means anything by it. */
const MAX_DEPTH = 200

/** A copy of a value in which every picture is replaced by a few words, and the pictures; `depth` is how deep it nests. */
export function withoutPictures(value: unknown): { value: unknown; pictures: Picture[]; depth: number } {
  const pictures: Picture[] = []
  let deepest = 0
  const look = (part: unknown, depth: number): unknown => {
    if (typeof part === 'string') {
      const picture = pictureOf(part)
      if (picture === null) return part
      pictures.push(picture)
      return `[${pictureWords(picture)}]`
    }
    if (typeof part !== 'object' || part === null) return part
    deepest = Math.max(deepest, depth)
    if (depth > MAX_DEPTH) return '…'
    if (Array.isArray(part)) return part.map(inner => look(inner, depth + 1))
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, look(inner, depth + 1)]))
  }
  return { value: look(value, 1), pictures, depth: deepest }
}
