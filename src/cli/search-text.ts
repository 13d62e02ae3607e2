import { visible } from '../main/engine/export/visible.ts'
import { dateText } from '../main/engine/export/words.ts'
import type { FoundThread } from '../shared/ipc/search.ts'
import type { ScanProgress } from '../shared/ipc/status.ts'
import { titleText } from './describe.ts'
import type { HomeNames } from './home-names.ts'
import { complain, write } from './output.ts'

/** What `skein search` says. */

/** Work that takes longer than this is told about. */
const PATIENCE_MS = 1500

/** Says now and then how far the work is that the answer waits for. @returns told done and all, in bytes, and ms */
export function tellSlowness(work: string): (done: number, all: number, elapsedMs: number) => void {
  let told = 0
  return (done, all, elapsedMs) => {
    if (elapsedMs < told + PATIENCE_MS) return
    told = elapsedMs
    const megabytes = (bytes: number) => Math.round(bytes / 1e6)
    complain(`${work}: ${megabytes(done)} of ${megabytes(all)} MB`)
  }
}

export function tellIgnored(text: string, { from, to, reason }: { from: number; to: number; reason: string }): void {
  complain(`not looked for: ${text.slice(from, Math.min(to, from + 60))} (${reason})`)
}

/** Prints threads as they are found, with a line between them; resolves when all are printed. */
export function inTurn(homes: HomeNames | null): (found: FoundThread) => Promise<void> {
  let printing = Promise.resolve()
  let first = true
  return found => {
    const text = `${first ? '' : '\n'}${threadText(found, homes).join('\n')}\n`
    first = false
    printing = printing.then(() => write(text))
    return printing
  }
}

/** The lines of a thread with its hits. @param homes what the homes are called, where there are several */
export function threadText({ thread, hits, rows, problem }: FoundThread, homes: HomeNames | null): string[] {
  const folder = thread.cwd.split(/[/\\]/).findLast(part => part !== '') ?? ''
  const home = homes?.(thread.skein.home) ?? ''
  // Conditions alone list threads, without a place in them.
  const many = hits === 0 ? '' : hits === 1 ? '1 hit' : `${hits} hits`
  const facts = [dateText(thread.updatedAt), folder, home, thread.id, many]
  const width = Math.max(0, ...rows.map(row => row.kind.length))
  return [
    titleText(thread),
    `  ${facts
      .filter(fact => fact !== '')
      .map(visible)
      .join(' · ')}`,
    ...rows.map(({ kind, snippet }) => `    ${kind.padEnd(width)}  ${visible(snippet)}`),
    ...(problem === null ? [] : [`    ${visible(problem)}`]),
  ]
}

/** Tells of files that nobody has read in full yet, where that takes its time. */
export function tellReading(): (progress: ScanProgress) => void {
  const tell = tellSlowness('reading files for the first time')
  return ({ phase, bytesRead, bytesToRead, elapsedMs }) => {
    if (phase === 'reading') tell(bytesRead, bytesToRead, elapsedMs)
  }
}
