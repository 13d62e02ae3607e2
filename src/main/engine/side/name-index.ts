import * as z from 'zod'
import { readStart } from '../rollout/chunks.ts'
import { LineSplitter } from '../rollout/lines.ts'
import { withFile } from '../rollout/open.ts'
import { isBlank, parseJson } from '../rollout/record.ts'

/** `session_index.jsonl`: names that people gave to threads. Append-only; the last line of an id that has a name wins. */

const entry = z.object({ id: z.string(), thread_name: z.string(), updated_at: z.string() })

/** A name as it was given. */
export interface GivenName {
  readonly name: string
  /** As the file writes it. */
  readonly at: string
}

/** Of one thread; older ones are forgotten. */
const MAX_NAMES = 100
/** Of a name that was given earlier. */
const MAX_NAME_CHARS = 1000
const MAX_AT_CHARS = 100

export interface NameIndex {
  /** By lower-case thread id; trimmed, never empty. */
  readonly names: ReadonlyMap<string, string>
  /** The names that an id has had, oldest first, by lower-case thread id; the same name twice in a row is one. */
  readonly given: ReadonlyMap<string, readonly GivenName[]>
  /** Lines that are no entries. */
  readonly badLines: number
}

/** @throws the system's error */
export function readNameIndex(path: string): NameIndex {
  const names = new Map<string, string>()
  const given = new Map<string, GivenName[]>()
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
          const id = found.data.id.toLowerCase()
          const name = found.data.thread_name.trim()
          names.set(id, name)
          give(given, id, { name: name.slice(0, MAX_NAME_CHARS), at: found.data.updated_at.slice(0, MAX_AT_CHARS) })
        }
      }
    }
    for (const chunk of readStart(descriptor, false)) take(splitter.push(chunk))
    take(splitter.end())
  })
  return { names, given, badLines }
}

function give(given: Map<string, GivenName[]>, id: string, one: GivenName): void {
  const before = given.get(id)
  if (before === undefined) given.set(id, [one])
  else if (before.at(-1)?.name !== one.name) {
    before.push(one)
    if (before.length > MAX_NAMES) before.shift()
  }
}
