import { crc32, deflateRawSync } from 'node:zlib'

/** Archives made by hand, so that they can be wrong in every way. For tests only. */

export interface TestEntry {
  readonly name: string
  readonly data?: string | Uint8Array
  /** Unix mode with its kind; a regular file unless given. */
  readonly mode?: number
  /** Of tar: the kind of the header. */
  readonly type?: string
  readonly encrypted?: boolean
  /** What the header says instead of the truth. */
  readonly says?: { readonly size?: number; readonly crc32?: number }
}

const bytesOf = (data: TestEntry['data']) => Buffer.from(data ?? '')

export function zipOf(entries: readonly TestEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, mode = 0o100644, encrypted = false, says = {} } of entries) {
    const plain = bytesOf(data)
    const packed = deflateRawSync(plain)
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE((46 << 9) | (3 << 5) | 4, 8)
    common.writeUInt32LE(says.crc32 ?? crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says.size ?? plain.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, path]))
    parts.push(local)
    at += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listing, end])
}

export function tarOf(entries: readonly TestEntry[]): Buffer {
  const parts = entries.flatMap(({ name, data, type = '0', says = {} }) => {
    const plain = bytesOf(data)
    const path = Buffer.from(name)
    const long = path.length > 100 ? tarPart('././@LongLink', 'L', path, path.length) : []
    return [...long, ...tarPart(name.slice(0, 99), type, plain, says.size ?? plain.length)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

function tarPart(name: string, type: string, data: Buffer, size: number): Buffer[] {
  const header = Buffer.alloc(512)
  header.write(name, 0, 100)
  header.write('0000644\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${(1_772_600_767).toString(8)}\0`, 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((all, byte) => all + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]
}
