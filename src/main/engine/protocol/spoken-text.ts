import { readChunks } from '../rollout/chunks.ts'
import { LineSplitter } from '../rollout/lines.ts'
import { userMessagePreview } from '../rollout/preview.ts'
import { arrayOf, isObject, parseLine, type RolloutRecord, stringOf } from '../rollout/record.ts'
import { findIgnoringCase } from '../search/find-ignoring-case.ts'
import { oneLine, snippetOf } from '../search/snippet.ts'
import type { OpenedThread } from '../threads/gate.ts'
import { mentionsOrdinals } from '../transcript/mentions-ordinals.ts'

/** Lines without any of these say nothing that `thread/search` looks at. */
const SPOKEN = ['"user_message"', '"agent_message"', '"message"'].map(word => Buffer.from(word))

/** The text of a conversation in a record, by the rule of Codex; null for records that are none. */
export function spokenText({ type, payload }: RolloutRecord): string | null {
  if (!isObject(payload)) return null
  const kind = stringOf(payload, 'type')
  if (type === 'event_msg') {
    const message = stringOf(payload, 'message')
    if (message === null) return null
    if (kind === 'user_message') return userMessagePreview(message, false)
    return kind === 'agent_message' ? message : null
  }
  const role = stringOf(payload, 'role')
  if (type !== 'response_item' || kind !== 'message' || (role !== 'user' && role !== 'assistant')) return null
  return arrayOf(payload, 'content')
    .filter(isObject)
    .flatMap(part => stringOf(part, 'text') ?? [])
    .join(' ')
}

/**
 * The first place in a thread's conversation where a term stands, in one line.
 * @param lowered the term in lower case
 * @param known whether the file has been read to its end and no record of it carries an ordinal
 * @returns null where it stands nowhere, or the file turns out to be one that must not be opened
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function spokenSnippet(
  opened: OpenedThread,
  lowered: string,
  known: boolean,
  signal: AbortSignal,
): Promise<string | null> {
  const suspicious = !known && (await mentionsOrdinals(opened, signal))
  const splitter = new LineSplitter()
  let found: string | null = null
  for await (const chunk of readChunks(opened.absolutePath, opened.compressed, signal)) {
    for (const line of splitter.push(chunk)) {
      if (!suspicious && !SPOKEN.some(word => line.bytes.includes(word))) continue
      const parsed = parseLine(line, opened.bare)
      if (parsed.kind !== 'record') continue
      if (parsed.record.ordinal) return null
      found ??= snippetIn(parsed.record, lowered)
      if (found !== null && !suspicious) return found
    }
  }
  const [rest] = splitter.end()
  const parsed = rest === undefined ? null : parseLine(rest, opened.bare)
  if (parsed?.kind !== 'record') return found
  return parsed.record.ordinal ? null : (found ?? snippetIn(parsed.record, lowered))
}

function snippetIn(record: RolloutRecord, lowered: string): string | null {
  const text = spokenText(record)
  if (text === null || findIgnoringCase(text, lowered) === null) return null
  const line = oneLine(text)
  const at = findIgnoringCase(line, oneLine(lowered))
  return snippetOf(line, at === null ? [] : [at]).text
}
