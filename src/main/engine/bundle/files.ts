import type { BundledContent } from '../../../shared/bundle.ts'
import { isSupported } from '../../../shared/history-mode.ts'
import type { BundleChoices } from '../../../shared/ipc/bundle.ts'
import { isOpen, type JudgedFile, type JudgedThread } from './judged-thread.ts'

/** What becomes of a file in a bundle: decided here, and nowhere else. */
export function contentOf(thread: JudgedThread, file: JudgedFile, choices: BundleChoices): BundledContent {
  if (file.missing !== null) return 'none'
  if (!isOpen(thread) || !isSupported(file.mode)) return choices.refused === 'raw' ? 'raw' : 'none'
  return choices.redaction === null ? 'whole' : 'redacted'
}
