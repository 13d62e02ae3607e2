/** A block of a tar archive that says what comes behind it. */
export interface TarHeader {
  readonly name: string
  /** One character: `0` a file, `5` a folder, `1` `2` links, `x` `g` `L` `K` words about the next entry. */
  readonly type: string
  readonly size: number
  /** Unix ms. */
  readonly modifiedAt: number
}

export const BLOCK = 512

/** @returns null for what is no header: its checksum is wrong. */
export function readTarHeader(block: Buffer): TarHeader | null {
  if (block.length < BLOCK || readNumber(block, 148, 8) !== checksum(block)) return null
  const size = readNumber(block, 124, 12)
  if (!Number.isSafeInteger(size) || size < 0) return null
  const prefix = block.toString('latin1', 257, 262) === 'ustar' && block[262] === 0 ? readText(block, 345, 155) : ''
  const name = readText(block, 0, 100)
  const type = String.fromCharCode(block[156] ?? 0)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    // The first tar had a NUL here, and ended the names of folders in `/`.
    type: type === '\0' || type === '7' ? (name.endsWith('/') ? '5' : '0') : type,
    size,
    modifiedAt: readNumber(block, 136, 12) * 1000,
  }
}

/** The records of a pax header by name. @returns null where they are not well formed */
export function readPax(data: Buffer): Map<string, string> | null {
  const records = new Map<string, string>()
  for (let at = 0; at < data.length && data[at] !== 0; ) {
    const space = data.indexOf(0x20, at)
    const digits = space < 0 ? '' : data.toString('latin1', at, space)
    const end = at + Number(digits)
    if (!/^\d{1,6}$/.test(digits) || end <= space || end > data.length || data[end - 1] !== 0x0a) return null
    const record = data.toString('utf8', space + 1, end - 1)
    const equals = record.indexOf('=')
    if (equals < 0) return null
    records.set(record.slice(0, equals), record.slice(equals + 1))
    at = end
  }
  return records
}

function checksum(block: Buffer): number {
  let sum = 8 * 0x20
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i] ?? 0
  return sum
}

function readText(block: Buffer, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}

/** An octal number, or where the first bit is set a binary one. */
function readNumber(block: Buffer, at: number, length: number): number {
  const field = block.subarray(at, at + length)
  if (((field[0] ?? 0) & 0x80) !== 0) {
    return field.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & 0x7f : byte), 0)
  }
  const digits = /^[\0 ]*([0-7]*)[\0 ]*$/.exec(field.toString('latin1'))?.[1]
  return digits === undefined ? Number.NaN : Number.parseInt(digits === '' ? '0' : digits, 8)
}
