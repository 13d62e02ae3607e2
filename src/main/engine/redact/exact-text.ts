import { isUtf8 } from 'node:buffer'

/**
 * Bytes as a text that can be changed and turned back into bytes, also where they are no UTF-8: such a byte becomes half
 * of a surrogate pair, which no UTF-8 gives.
 */

const MARK = 0xdc00
/** Halves that stand alone. */
const ALONE = /\p{Surrogate}/u

/** @returns a text that {@link exactBytes} makes the same bytes of. */
export function exactText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  // A character is never more units than bytes.
  const units = Buffer.allocUnsafe(bytes.length * 2)
  let length = 0
  const put = (unit: number) => {
    length = units.writeUInt16LE(unit, length)
  }
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes.readUInt8(at)
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const character = bytes.subarray(at, at + size)
    if (!isUtf8(character)) {
      put(MARK | lead)
      at += 1
      continue
    }
    if (size === 1) put(lead)
    else for (const unit of character.toString('utf8').split('')) put(unit.charCodeAt(0))
    at += size
  }
  return units.toString('utf16le', 0, length)
}

/** The bytes of a text that {@link exactText} made, and that may have been changed since. */
export function exactBytes(text: string): Buffer {
  if (!ALONE.test(text)) return Buffer.from(text)
  const bytes = Buffer.allocUnsafe(text.length * 3)
  let length = 0
  let from = 0
  const putText = (to: number) => {
    length += bytes.write(text.slice(from, to), length, 'utf8')
  }
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit < MARK) {
      // The first half of a pair: `exactText` makes none without the second.
      at += 1
      continue
    }
    if (unit < MARK || unit > 0xdfff) continue
    putText(at)
    length = bytes.writeUInt8(unit & 0xff, length)
    from = at + 1
  }
  putText(text.length)
  return bytes.subarray(0, length)
}
