import { createHash } from 'node:crypto'
import { type BundledContent, type BundledFile, MANIFEST_NAME } from '../../../shared/bundle.ts'
import { checkedTarget } from '../export/target.ts'
import { writeWhole } from '../export/write-file.ts'
import { redactedBytes } from '../redact/redact-bytes.ts'
import type { Redactor } from '../redact/redactor.ts'
import { asAppError } from '../threads/gate.ts'
import type { BundleFar, BundleJob, BundleTarget, BundleWritten } from './bundle-job.ts'
import { BundleNames } from './bundle-names.ts'
import { contentOf } from './files.ts'
import { assertStillOpen, type JudgedFile, type JudgedThread } from './judged-thread.ts'
import { fileEntry, manifestHead, threadEntry, type WrittenFile } from './manifest.ts'
import { Original } from './original.ts'
import { Passes } from './passes.ts'
import { keyOf } from './replacements.ts'
import { type ZipEntry, zipPieces } from './zip-writer.ts'

/**
 * Writes threads into an archive, whole or not at all, and never into a home. The gate and the doctor are asked about each
 * thread first, and the gate once more when its files have been copied.
 * @throws UnsupportedHistoryMode for a thread that has turned meanwhile, AppError, the signal's reason; then nothing is written
 */
export async function writeBundle(
  job: BundleJob,
  { path, homes }: BundleTarget,
  tell: (far: BundleFar) => void,
  signal: AbortSignal,
): Promise<BundleWritten> {
  const target = checkedTarget(path, homes)
  const passes = new Passes(job, tell, signal)
  const threads = await passes.judge()
  await passes.learn(threads)
  const writing = new BundleWriting(job, passes, threads, signal)
  const bytes = await writeWhole(target, zipPieces(writing.entries()), signal)
  return { path: target, bytes, metadataOnly: writing.metadataOnly, replaced: passes.replacements?.byKind ?? null }
}

class BundleWriting {
  readonly #job: BundleJob
  readonly #passes: Passes
  readonly #threads: readonly JudgedThread[]
  readonly #signal: AbortSignal
  readonly #names: BundleNames
  readonly #redactor: Redactor | null
  readonly #passed: (bytes: number) => void
  /** Threads of the manifest, as JSON. */
  readonly #listed: string[] = []
  metadataOnly = 0

  constructor(job: BundleJob, passes: Passes, threads: readonly JudgedThread[], signal: AbortSignal) {
    this.#job = job
    this.#passes = passes
    this.#threads = threads
    this.#signal = signal
    this.#names = new BundleNames(threads.map(({ row }) => row.home_path))
    this.#redactor = passes.replacements?.redactor() ?? null
    this.#passed = passes.over('writing', threads)
  }

  async *entries(): AsyncGenerator<ZipEntry> {
    for (const thread of this.#threads) {
      this.#signal.throwIfAborted()
      this.#passes.replacements?.begin(keyOf(thread.row))
      assertStillOpen(thread)
      const files: BundledFile[] = []
      for (const file of thread.files) {
        const content = contentOf(thread, file, this.#job.choices)
        if (content === 'none') files.push(fileEntry(file, content, null))
        else {
          const copy = new Copy(this.#names, thread, file, content, this.#redactor, this.#passed)
          yield copy.entry(this.#signal)
          files.push(fileEntry(file, content, copy.written))
        }
      }
      assertStillOpen(thread)
      if (files.every(({ content }) => content === 'none')) this.metadataOnly += 1
      const listed = threadEntry(thread, this.#names.numberOf(thread.row.home_path), files, this.#redactor)
      this.#listed.push(JSON.stringify(listed))
    }
    yield this.#manifest()
  }

  #manifest(): ZipEntry {
    const head = JSON.stringify(manifestHead(this.#job, this.#passes.replacements))
    const listed = this.#listed
    const content = async function* () {
      yield Buffer.from(`${head.slice(0, -1)},"threads":[\n`)
      for (const [i, thread] of listed.entries()) yield Buffer.from(`${i === 0 ? '' : ',\n'}${thread}`)
      yield Buffer.from('\n]}\n')
    }
    return { name: MANIFEST_NAME, modifiedAt: Date.now(), expectedBytes: null, content }
  }
}

/** One file on its way into the archive. */
class Copy {
  readonly #file: JudgedFile
  readonly #content: BundledContent
  readonly #redactor: Redactor | null
  readonly #original: Original
  readonly #path: string
  readonly #hash = createHash('sha256')
  #sizeBytes = 0
  #blankedLines = 0

  constructor(
    names: BundleNames,
    { row }: JudgedThread,
    file: JudgedFile,
    content: BundledContent,
    redactor: Redactor | null,
    passed: (bytes: number) => void,
  ) {
    this.#file = file
    this.#content = content
    this.#redactor = redactor
    this.#original = new Original(file, passed)
    this.#path = names.take(row.home_path, file.path, content === 'redacted')
  }

  entry(signal: AbortSignal): ZipEntry {
    const { modifiedAt, compressed, sizeBytes } = this.#file
    return {
      name: this.#path,
      modifiedAt: modifiedAt ?? Date.now(),
      expectedBytes: compressed ? null : sizeBytes,
      content: () => this.#bytes(signal),
    }
  }

  get written(): WrittenFile {
    return {
      path: this.#path,
      sizeBytes: this.#sizeBytes,
      sha256: this.#hash.digest('hex'),
      originalSha256: this.#original.sha256,
      blankedLines: this.#blankedLines,
    }
  }

  async *#bytes(signal: AbortSignal): AsyncGenerator<Buffer> {
    try {
      for await (const piece of this.#pieces(signal)) {
        this.#hash.update(piece)
        this.#sizeBytes += piece.length
        yield piece
      }
      this.#original.assertSame()
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, this.#file.path)
    }
  }

  #pieces(signal: AbortSignal): AsyncIterable<Buffer> {
    if (this.#content !== 'redacted' || this.#redactor === null) return this.#original.bytes(signal)
    return redactedBytes(this.#original.lines(signal), this.#redactor, () => {
      this.#blankedLines += 1
    })
  }
}
