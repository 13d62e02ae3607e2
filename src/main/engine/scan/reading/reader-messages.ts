import type { Reading } from '../../doctor/file-doctor.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import type { ReadDone, ReadJob } from './job.ts'
import type { PackedReading } from './packed.ts'
import type { StructureJob } from './structure-job.ts'

/** Messages between the scanner and a thread that reads, which answers one question after the other. */

export type ToReader =
  | { readonly kind: 'read'; readonly job: ReadJob; readonly kept: PackedReading | null }
  | { readonly kind: 'structure'; readonly job: StructureJob }
  /** So many characters of texts have been taken: others may come. */
  | { readonly kind: 'taken'; readonly chars: number }
  | { readonly kind: 'pause'; readonly paused: boolean }
  /** What has been asked so far is not to be answered any more. */
  | { readonly kind: 'cancel' }

export type FromReader =
  | { readonly kind: 'texts'; readonly batch: TextBatch }
  | { readonly kind: 'done'; readonly done: ReadDone }
  /** So many bytes of the file have been looked at. */
  | { readonly kind: 'reached'; readonly bytes: number }
  | { readonly kind: 'structured'; readonly reading: Reading }
  | { readonly kind: 'cancelled' }
