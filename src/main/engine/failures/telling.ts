/** The line of a failure's text that says what happened. Pure; of long texts the beginning and the end are looked at. */

/** UTF-16 units, at either end. */
const EDGE = 2000
const MAX_LINE = 800

const TRACEBACK = /^\s*Traceback \(most recent call last\)/m
/** The last line of a Python traceback. */
const RAISED = /^[\w.]{1,80}(?:Error|Exception|Exit|Interrupt|Warning)\b.*$/gm
const STRONG =
  /^\W{0,4}(?:error|fatal|panic(?:ked)?|exception|failure)\b|\b(?:error|fatal|exception|failed|panicked)(?:\[\w+\]|\(\w+\))?:\s|\bpanicked at\b|\bnpm ERR!/i
const WEAK =
  /\b(?:errors?|fatal|exception|fail(?:ed|ure|ures|s)?|denied|not (?:found|permitted|allowed|supported|recognized)|no such|cannot|can't|could not|couldn't|unable|invalid|timed? ?out|refused|unknown|undefined|unexpected|missing|aborted|killed|conflict)\b/i
const FINE = /\b(?:0|no) (?:errors?|failures?|failed)\b/i
/** Errors of services come as JSON behind a few words: its message says what happened. */
const MESSAGE = /"(?:message|detail|error_description|error)"\s*:\s*"((?:[^"\\]|\\.){3,600})"/

/** @returns null for a text without any words */
export function tellingLine(text: string): string | null {
  const looked = text.length <= 2 * EDGE ? text : `${text.slice(0, EDGE)}\n${text.slice(-EDGE)}`
  const raised = TRACEBACK.test(looked) ? looked.match(RAISED)?.at(-1) : undefined
  if (raised !== undefined) return raised.slice(0, MAX_LINE)
  const lines = looked.split(/[\r\n]+/).filter(line => /\w/.test(line))
  const found =
    lines.find(line => STRONG.test(line) && !FINE.test(line)) ??
    lines.find(line => WEAK.test(line) && !FINE.test(line)) ??
    lines.at(-1)
  if (found === undefined) return null
  // Rust says where on one line, and what on the next.
  const more = /\bpanicked at .*:$/.test(found) ? ` ${lines[lines.indexOf(found) + 1] ?? ''}` : ''
  return withoutJson(`${found}${more}`.slice(0, MAX_LINE))
}

/** `unexpected status 400: {"error": {"message": "The model is gone"}}` → `unexpected status 400: The model is gone` */
function withoutJson(line: string): string {
  const at = line.indexOf('{')
  const message = at === -1 ? undefined : MESSAGE.exec(line.slice(at))?.[1]
  return message === undefined ? line : `${line.slice(0, at)}${message.replace(/\\(.)/g, '$1')}`
}
