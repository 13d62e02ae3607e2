import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { IndexedHome } from './testing-index.ts'

/** Readings of files in full, compared. For tests only. */

const timestamp = '2026-03-04T05:06:07.890Z'

/** All that reading files in full came to. */
export function told(indexed: IndexedHome) {
  const all = (sql: string) => indexed.db.prepare(sql).all()
  indexed.db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, 'texts', 'row')")
  return {
    facts: all('SELECT facts, pass, profile FROM files'),
    problems: all('SELECT "check", path, line, "offset", message FROM problems ORDER BY line, "check"'),
    tools: all('SELECT tool, uses FROM file_tools ORDER BY tool'),
    toolUse: all('SELECT tool, calls, output_bytes FROM file_tool_use ORDER BY tool'),
    outputs: all('SELECT line, tool, bytes FROM file_outputs ORDER BY line'),
    usage: all('SELECT day, model, input, cached, output, reasoning FROM file_usage ORDER BY day, model'),
    changes: all('SELECT path_keys FROM file_changes'),
    failures: all('SELECT fingerprint, count, first_ms, last_ms, line FROM file_failures ORDER BY fingerprint'),
    words: all('SELECT term, doc, cnt FROM temp.words ORDER BY term'),
  }
}

/** Puts bytes where a thread's file lies. @returns its path below the home */
export function putThread(indexed: IndexedHome, id: string, bytes: Buffer): string {
  const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp }))
  writeFileSync(path, bytes)
  return relative(indexed.home, path)
}

/** Where a growing file is cut, ascending, behind its head. @param atLines only at ends of lines */
export function cutsOf(bytes: Buffer, head: number, parts: readonly number[], atLines: boolean): number[] {
  const ends = parts
    .map(part => head + Math.floor(part * (bytes.length - head)))
    .map(end => (atLines ? bytes.lastIndexOf(10, end) + 1 : end))
  return [...new Set([...ends, bytes.length])].filter(end => end > head).sort((a, b) => a - b)
}

/** A home of whose files what was read is kept, however small. @param everyBytes how much more a file has before it is kept anew */
export const keeping = (everyBytes = 0) =>
  new IndexedHome(undefined, undefined, { keep: { fromBytes: 0, everyBytes, everyMs: 0 } })
/** Whether something is kept of its one file. */
export const isKept = (indexed: IndexedHome) =>
  indexed.db.prepare('SELECT count(*) FROM kept_readings').pluck().get() === 1
