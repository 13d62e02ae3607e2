import type { Stretch } from '../../../shared/search/query.ts'

/**
 * Where a text stands first in another one, case ignored, as Unicode's lower case has it.
 * @param lowered the text that is looked for, in lower case
 */
export function findIgnoringCase(text: string, lowered: string): Stretch | null {
  const lower = text.toLowerCase()
  const at = lower.indexOf(lowered)
  if (at === -1) return null
  if (lower.length === text.length) return { from: at, to: at + lowered.length }
  // Few characters become longer in lower case; then places are counted character by character.
  let [from, to, done] = [text.length, text.length, 0]
  let place = 0
  for (const character of text) {
    if (done <= at) from = place
    if (done >= at + lowered.length) {
      to = place
      break
    }
    done += character.toLowerCase().length
    place += character.length
  }
  return { from, to }
}
