import type { BundledContent } from '../../../shared/bundle.ts'
import { rawMode } from '../../../shared/history-mode.ts'
import type { BundlePreview } from '../../../shared/ipc/bundle.ts'
import { titleOf } from '../export/document.ts'
import { redactedBytes } from '../redact/redact-bytes.ts'
import { asAppError } from '../threads/gate.ts'
import { toListedThread } from '../threads/rows.ts'
import type { BundleFar, BundleJob } from './bundle-job.ts'
import { BundleNames } from './bundle-names.ts'
import { contentOf } from './files.ts'
import { assertStillOpen, type JudgedThread } from './judged-thread.ts'
import { fileEntry, threadEntry } from './manifest.ts'
import { Original } from './original.ts'
import { Passes } from './passes.ts'
import { keyOf } from './replacements.ts'

type PreviewedThread = BundlePreview['threads'][number]

/**
 * Goes through all that a bundle would hold, and writes nothing.
 * @throws UnsupportedHistoryMode for a thread that has turned meanwhile, AppError, the signal's reason
 */
export async function previewBundle(
  job: BundleJob,
  tell: (far: BundleFar) => void,
  signal: AbortSignal,
): Promise<BundlePreview> {
  const passes = new Passes(job, tell, signal)
  const threads = await passes.judge()
  await passes.learn(threads)
  const { replacements } = passes
  const redactor = replacements?.redactor() ?? null
  const passed = passes.over('replacing', threads)
  const names = new BundleNames(threads.map(({ row }) => row.home_path))
  let blankedLines = 0
  const previewed: PreviewedThread[] = []
  for (const thread of threads) {
    assertStillOpen(thread)
    replacements?.begin(keyOf(thread.row))
    if (redactor !== null) {
      for (const file of passes.redactable(thread)) {
        try {
          const bytes = redactedBytes(new Original(file, passed).lines(signal), redactor, () => (blankedLines += 1))
          for await (const _ of bytes) signal.throwIfAborted()
        } catch (error) {
          signal.throwIfAborted()
          throw asAppError(error, file.path)
        }
      }
      // The manifest tells of the thread, too.
      const files = thread.files.map(file => fileEntry(file, contentOf(thread, file, job.choices), null))
      threadEntry(thread, names.numberOf(thread.row.home_path), files, redactor)
    }
    assertStillOpen(thread)
    previewed.push(previewOf(thread, job, replacements?.in(keyOf(thread.row)) ?? 0))
  }
  const nothing = { replaced: [], kinds: [], values: 0, count: 0 }
  return { threads: previewed, ...(replacements?.preview ?? nothing), blankedLines }
}

function previewOf(thread: JudgedThread, { choices }: BundleJob, replacements: number): PreviewedThread {
  const { row, files, mode } = thread
  const contents = files.map(file => contentOf(thread, file, choices))
  return {
    homeId: row.home_id,
    id: row.id,
    title: titleOf(toListedThread(row)),
    historyMode: mode.kind,
    historyModeRaw: rawMode(mode),
    content: mostOf(contents),
    files: contents.filter(content => content !== 'none').length,
    bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    replacements,
    problem: files.find(({ missing }) => missing !== null)?.missing ?? null,
  }
}

function mostOf(contents: readonly BundledContent[]): BundledContent {
  return contents.find(content => content !== 'none') ?? 'none'
}
