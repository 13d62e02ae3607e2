// The part of yauzl that set-up uses; the package brings no types.
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  interface Entry {
    fileName: string
    externalFileAttributes: number
  }

  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }

  export function openPromise(path: string): Promise<ZipFile>
}
