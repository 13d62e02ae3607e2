// The part of yauzl that Skein uses; the package brings no types.
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  interface LowEntry<Name> {
    fileName: Name
    externalFileAttributes: number
    generalPurposeBitFlag: number
    compressionMethod: number
    compressedSize: number
    uncompressedSize: number
    crc32: number
    extraFields: readonly { readonly id: number; readonly data: Buffer }[]
    isEncrypted(): boolean
    getLastModDate(): Date
  }
  interface Zip<Name> {
    readonly entryCount: number
    eachEntry(): AsyncIterable<LowEntry<Name>>
    openReadStreamPromise(entry: LowEntry<Name>): Promise<Readable>
    close(): void
  }

  export type Entry = LowEntry<string>
  export type RawEntry = LowEntry<Buffer>
  export type RawZipFile = Zip<Buffer>
  export function openPromise(path: string): Promise<Zip<string>>
  export function fromFdPromise(
    descriptor: number,
    options: { readonly decodeStrings: false; readonly autoClose: false },
  ): Promise<RawZipFile>
  export function getFileNameLowLevel(
    generalPurposeBitFlag: number,
    fileName: Buffer,
    extraFields: RawEntry['extraFields'],
    strictFileNames: boolean,
  ): string
}
