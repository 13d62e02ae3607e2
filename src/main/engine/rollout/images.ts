import { formatImageRef } from '../../../shared/image-ref.ts'

/**
 * Pictures that stand inline in records. They are found and cut out in a line's bytes, before anything parses them.
 *
 * A picture is a whole JSON text (never a part of one, never a key) of more than a thousand characters, all base64: a
 * `data:image/…;base64,` URL anywhere but under the keys that hold what people and programs wrote; in lines of more than
 * 4 kB also the `result` of an image generation and the `data` of what an MCP tool answered. Text that merely mentions a picture stays as it is,
 * and so does JSON inside of JSON, where a picture's quotes are escaped.
 */

/** Smaller ones do no harm. */
const MIN_BASE64 = 1024
const MIN_BARE = 4096
/** Where in a line its kind stands, whatever order its keys have: so near its beginning or its end. */
const EDGE = 256

const BASE64 = Buffer.from(';base64,')
const DATA_URL = Buffer.from('data:image/')
const QUOTE = 0x22
const BACKSLASH = 0x5c

export interface FoundImage {
  /** Bounds of the whole text within its quotes, and of the base64 in it. */
  readonly start: number
  readonly dataStart: number
  readonly end: number
  /** As the file says; of a picture without such words, by its first bytes. */
  readonly mime: string
  /** Of the picture itself. */
  readonly bytes: number
}

/** The pictures of a line in the order in which they stand. */
export function findImages(line: Buffer): FoundImage[] {
  if (line.length < MIN_BASE64) return []
  const found: FoundImage[] = []
  // Looks that spare nearly every line the rest.
  if (line.includes(BASE64)) findUrls(line, found)
  if (line.length >= MIN_BARE) {
    const edges = line.toString('latin1', 0, EDGE) + line.toString('latin1', line.length - EDGE)
    if (edges.includes('image_generation_')) findBare(line, 'result', found)
    if (edges.includes('mcp_tool_call_end')) findBare(line, 'data', found)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The line with a reference (shared/image-ref.ts) in the place of each picture; the same buffer where there is none. */
export function withoutImages(line: Buffer, number: number): Buffer {
  const found = findImages(line)
  if (found.length === 0) return line
  const pieces: Buffer[] = []
  let from = 0
  for (const [index, { start, end, bytes, mime }] of found.entries()) {
    pieces.push(line.subarray(from, start), Buffer.from(formatImageRef({ line: number, index, bytes, mime })))
    from = end
  }
  return Buffer.concat([...pieces, line.subarray(from)])
}

/** The picture's base64. */
export function imageText(line: Buffer, { dataStart, end }: FoundImage): string {
  return line.toString('latin1', dataStart, end)
}

const PICTURE_START: readonly (readonly [string, string])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '474946383761'],
  ['image/gif', '474946383961'],
]

/** What kind of picture bytes are: the first of them say so. Null for anything but PNG, JPEG, GIF and WebP. */
export function pictureType(bytes: Buffer): string | null {
  const start = bytes.toString('hex', 0, 12)
  if (start.startsWith('52494646') && start.endsWith('57454250')) return 'image/webp'
  return PICTURE_START.find(([, magic]) => start.startsWith(magic))?.[0] ?? null
}

function findUrls(line: Buffer, found: FoundImage[]): void {
  for (let at = line.indexOf(DATA_URL); at !== -1; ) {
    let next = at + DATA_URL.length
    if (line[at - 1] === QUOTE && line[at - 2] !== BACKSLASH) {
      const end = line.indexOf(QUOTE, at)
      if (end === -1) return
      next = end + 1
      const image = imageAt(line, at, end)
      if (image !== null && !isProse(line, at)) found.push(image)
    }
    at = line.indexOf(DATA_URL, next)
  }
}

const HEADER = /^data:(image\/[\w.+-]{1,40})(?:;[\w.+-]+(?:=[\w.+-]*)?)*;base64,/

function imageAt(line: Buffer, start: number, end: number): FoundImage | null {
  if (end - start < MIN_BASE64) return null
  const header = HEADER.exec(line.toString('latin1', start, Math.min(end, start + 200)))
  if (header?.[1] === undefined) return null
  return base64At(line, start, start + header[0].length, end, header[1])
}

/** Pictures without a header: the text of this key, where it is base64 through and through. */
function findBare(line: Buffer, key: string, found: FoundImage[]): void {
  const quoted = Buffer.from(`"${key}"`)
  for (let at = line.indexOf(quoted); at !== -1; ) {
    let next = at + quoted.length
    const gap = /^\s*:\s*"/.exec(line.toString('latin1', next, next + 20))?.[0].length
    if (gap !== undefined && line[at - 1] !== BACKSLASH) {
      const start = next + gap
      const end = line.indexOf(QUOTE, start)
      if (end === -1) return
      next = end + 1
      const type = pictureType(Buffer.from(line.toString('latin1', start, Math.min(end, start + 16)), 'base64'))
      const mime = type ?? (key === 'result' ? 'application/octet-stream' : null)
      const image = mime === null ? null : base64At(line, start, start, end, mime)
      if (image !== null) found.push(image)
    }
    at = line.indexOf(quoted, next)
  }
}

function base64At(line: Buffer, start: number, dataStart: number, end: number, mime: string): FoundImage | null {
  const length = end - dataStart
  if (length < MIN_BASE64 || /^\s*:/.test(line.toString('latin1', end + 1, end + 20))) return null
  const base64 = line.toString('latin1', dataStart, end)
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const bytes = Math.floor(((length - padding) * 3) / 4)
  // Decoding passes over signs that are none of base64, and is much faster than looking for them.
  return Buffer.from(base64, 'base64').length === bytes ? { start, dataStart, end, mime, bytes } : null
}

/** Whether a text stands under a key that holds words, or commands, or what they printed. */
function isProse(line: Buffer, at: number): boolean {
  const key = /"(\w+)"\s*:\s*"$/.exec(line.toString('latin1', Math.max(0, at - 40), at))?.[1]
  return key !== undefined && PROSE_KEYS.has(key)
}

const PROSE_KEYS: ReadonlySet<string> = new Set([
  'text',
  'message',
  'arguments',
  'input',
  'output',
  'aggregated_output',
])
