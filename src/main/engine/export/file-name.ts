import type { ExportFormat } from '../../../shared/ipc/history.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { fileName, logicalPath } from '../rollout/names.ts'
import { titleOf } from './document.ts'
import { dateText } from './words.ts'

const TITLE_CHARS = 60

/**
 * A name for the file of an export, made of title and date, that every file system takes. A repro has the rollout's own
 * name: so it opens again.
 */
export function exportFileName(thread: ListedThread, format: ExportFormat): string {
  if (format === 'repro') return fileName(logicalPath(thread.skein.files[0] ?? `${thread.id}.jsonl`))
  const words = titleOf(thread)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const title = Array.from(words)
    .slice(0, TITLE_CHARS)
    .join('')
    .replace(/^-+|-+$/g, '')
  const day = dateText(thread.createdAt).slice(0, 10)
  return `${title === '' ? 'thread' : title}-${day}.${format}`
}
