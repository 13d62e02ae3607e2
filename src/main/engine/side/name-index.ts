import * as z from 'zod'
import { readStart } from '../rollout/chunks.ts'
import { LineSplitter } from '../rollout/lines.ts'
import { withFile } from '../rollout/open.ts'
import { isBlank, parseJson } from '../rollout/record.ts'

/** `session_index.jsonl`: names that people gave to threads. Append-only; the last line of an id that has a name wins. */

const entry = z.object({ id: z.string(), thread_name: z.string(), updated_at: z.string() })

export interface NameIndex {
  /** By lower-case thread id; trimmed, never empty. */
  readonly names: ReadonlyMap<string, string>
  /** Lines that are no entries. */
  readonly badLines: number
}

/** @throws the system's error */
export function readNameIndex(path: string): NameIndex {
  const names = new Map<string, string>()
  let badLines = 0
  withFile(path, descriptor => {
    const splitter = new LineSplitter()
    const take = (lines: ReturnType<LineSplitter['push']>) => {
      for (const line of lines) {
        if (isBlank(line)) continue
        const parsed = line.whole ? parseJson(line) : { message: 'too long' }
        const found = entry.safeParse('value' in parsed ? parsed.value : null)
        if (!found.success) badLines += 1
        else if (found.data.thread_name.trim() !== '') {
          names.set(found.data.id.toLowerCase(), found.data.thread_name.trim())
        }
      }
    }
    for (const chunk of readStart(descriptor, false)) take(splitter.push(chunk))
    take(splitter.end())
  })
  return { names, badLines }
}
