import { isJson } from './is-json.ts'
import { jsonStrings, rawPlaces } from './json-strings.ts'
import type { Redactor } from './redactor.ts'

/** A picture within a text; it holds no words, and looking for some in it takes long. */
const PICTURE = /^data:image\/[a-z0-9.+-]{1,40};base64,/i
/** What a picture becomes: the smallest one there is, so that the record keeps its shape. */
const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='

/**
 * A line of a rollout with all that is to be taken out replaced. Everything else stays as it is, byte for byte: order,
 * spaces, escapes, damage. A line that is no JSON is looked through as a text as well.
 * @param line without its line break, as UTF-8 decodes it.
 * @returns null where nothing is to be replaced: the bytes of the line can be taken as they are.
 */
export function redactLine(line: string, redactor: Redactor): string | null {
  let result = ''
  let at = 0
  let changed = false
  for (const { from, to, value, name } of jsonStrings(line)) {
    if (PICTURE.test(value)) {
      result += line.slice(at, from) + NO_PICTURE
      at = to
      changed = true
      continue
    }
    const found = redactor.find(value, name)
    if (found.length === 0) continue
    const place = rawPlaces(line.slice(from, to))
    for (const replacement of found) {
      result += line.slice(at, from + place(replacement.from)) + replacement.pseudonym
      at = from + place(replacement.to)
    }
    changed = true
  }
  const redacted = changed ? result + line.slice(at) : line
  if (isJson(redacted)) return changed ? redacted : null
  const asText = redactor.redact(redacted)
  return asText === line ? null : asText
}

/** The texts of a line that names are learned from. */
export function* textsOf(line: string): Generator<string> {
  for (const { value } of jsonStrings(line)) if (!PICTURE.test(value)) yield value
}
