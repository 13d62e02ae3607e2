import * as z from 'zod'
import { type FileDoctor, keptDoctor } from '../../doctor/file-doctor.ts'
import { GrowingOutline, keptOutline } from '../../transcript/growing-outline.ts'
import { unlessDamaged } from '../../transcript/kept/kept-error.ts'
import { doctorOf, readPassOf, sourceOf } from '../read-file.ts'
import { keptTexts, TextReading } from '../text-reading.ts'
import type { ReadDone, ReadJob, TextSink } from './job.ts'
import { type PackedReading, pack, unpack } from './packed.ts'

/** Of the file's size: what comes to more is not worth keeping. */
const MAX_SHARE = 0.02
/** Bytes that any file may have kept of it. */
const MIN_ROOM = 64 * 1024

const keptRest = z.object({ texts: keptTexts, doctor: keptDoctor })

/** The reading of a file in full: its outline, its texts, and what the doctor sees of it. It goes on when the file has grown. */
export class FileReading {
  readonly growing: GrowingOutline
  readonly #texts: TextReading
  readonly #doctor: FileDoctor
  /** How far it had come when it was last kept, and when that was (unix ms). */
  #keptAt = { bytes: 0, time: 0 }

  /** @param kept goes on from there; `goesOn` tells whether the file does, too. @throws KeptError, ZodError where it is damaged */
  private constructor(job: ReadJob, sink: TextSink, kept: Kept | null) {
    this.#texts = new TextReading(job, sink)
    this.#doctor = doctorOf(job)
    this.growing = new GrowingOutline(sourceOf(job), this.#texts, this.#doctor, kept?.outline ?? null)
    if (kept === null) return
    this.#texts.resume(kept.rest.texts, this.growing.turn)
    this.#doctor.resume(kept.rest.doctor)
    this.#keptAt = { bytes: this.growing.bytesRead, time: Date.now() }
  }

  /** A reading that has not begun. */
  static anew(job: ReadJob, sink: TextSink): FileReading {
    return new FileReading(job, sink, null)
  }

  /** A reading that was kept; null where what was kept is damaged. */
  static resumed(job: ReadJob, sink: TextSink, packed: PackedReading): FileReading | null {
    const outline = unpack(keptOutline, packed.outline)
    const rest = unpack(keptRest, packed.rest)
    if (outline === null || rest === null) return null
    return unlessDamaged(() => new FileReading(job, sink, { outline, rest }))
  }

  /** Whether it can go on with the file of the job, whose texts are known as far as the job says. @throws the signal's reason */
  async goesOn(job: ReadJob, signal: AbortSignal): Promise<boolean> {
    if (this.#texts.reached > job.from) return false
    try {
      return await this.growing.goesOn(sourceOf(job), signal)
    } catch {
      // Whatever stands in the way is met again, and told of, by reading the file anew.
      signal.throwIfAborted()
      return false
    }
  }

  /**
   * Reads on to the end.
   * @returns null when the file is not what it was taken for: it is to be read anew
   * @throws the signal's reason
   */
  async read(job: ReadJob, sink: TextSink, signal: AbortSignal): Promise<ReadDone | null> {
    const texts = this.#texts
    texts.goOn(job, sink)
    let other = false
    const read = async () => {
      const outline = await this.growing.readOn(sourceOf(job), signal)
      other = outline === null
      return outline ?? this.growing.beginning()
    }
    const pass = await readPassOf(job, read, texts, this.#doctor, signal)
    if (other) return null
    const { state } = texts
    const goesOn = pass.kind === 'facts' && state !== null
    return { pass, reading: texts.id, state, goesOn, kept: goesOn ? this.#keep(job) : null }
  }

  #keep({ file, keep }: ReadJob): ReadDone['kept'] {
    if (file.sizeBytes < keep.fromBytes) return null
    const { bytesRead, isProvisional } = this.growing
    const { bytes, time } = this.#keptAt
    const known = bytes > 0
    if (isProvisional) return known ? 'as-it-is' : null
    if (known && (bytesRead - bytes < keep.everyBytes || Date.now() - time < keep.everyMs)) return 'as-it-is'
    this.#keptAt = { bytes: bytesRead, time: Date.now() }
    return this.#packed(file.sizeBytes)
  }

  #packed(sizeBytes: number): PackedReading | null {
    const doctor = this.#doctor.kept
    const { kept } = this.growing
    if (doctor === null || kept === null) return null
    const outline = pack(kept)
    const rest = pack({ texts: this.#texts.kept(this.growing.turn), doctor } satisfies Kept['rest'])
    if (outline === null || rest === null) return null
    return outline.length + rest.length > Math.max(MIN_ROOM, sizeBytes * MAX_SHARE) ? null : { outline, rest }
  }
}

interface Kept {
  readonly outline: z.infer<typeof keptOutline>
  readonly rest: z.infer<typeof keptRest>
}

/**
 * Reads a file in full: on from where a reading of it ended, where that is known and the file goes on from there too; else
 * from its beginning.
 * @returns what it came to, and the reading, which may go on
 * @throws the signal's reason
 */
export async function readOnOrAnew(
  known: FileReading | null,
  job: ReadJob,
  sink: TextSink,
  signal: AbortSignal,
): Promise<{ readonly reading: FileReading; readonly done: ReadDone }> {
  if (known !== null && (await known.goesOn(job, signal))) {
    const done = await known.read(job, sink, signal)
    if (done !== null) return { reading: known, done }
  }
  const reading = FileReading.anew(job, sink)
  const done = await reading.read(job, sink, signal)
  if (done === null) throw new Error('a file that is read from its beginning cannot be another one than before')
  return { reading, done }
}
