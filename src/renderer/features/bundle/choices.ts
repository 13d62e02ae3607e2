import type { BundleChoices } from '../../../shared/ipc/bundle.ts'

/** What a person has chosen in the dialog, as it stands in its fields. */
export interface Chosen {
  readonly redact: boolean
  readonly secrets: boolean
  readonly identities: boolean
  readonly emails: boolean
  /** One word a line. */
  readonly words: string
  readonly raw: boolean
}

export const FIRST: Chosen = { redact: true, secrets: true, identities: true, emails: true, words: '', raw: false }

/** As many words as a request takes, and as long ones. */
const MOST_WORDS = 100
const MOST_CHARS = 200

/** The words of the field: trimmed, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split('\n').map(word => word.trim()))].filter(word => word !== '')
}

/** Why the words cannot be looked for, in words; null where they can. */
export function wordsProblem(text: string): string | null {
  const words = wordsOf(text)
  if (words.length > MOST_WORDS) return `At most ${MOST_WORDS} words`
  if (words.some(word => word.length > MOST_CHARS)) return `At most ${MOST_CHARS} characters in a word`
  const odd = words.find(word => word.replaceAll('*', '') === '' || word.replace(/\*+/g, '*').split('*').length > 3)
  return odd === undefined ? null : `“${odd}” says too little: at most two * in a word, and something beside them`
}

/** The choices as they are sent. */
export function choicesOf({ redact, secrets, identities, emails, words, raw }: Chosen): BundleChoices {
  return {
    redaction: redact ? { secrets, identities, emails, terms: wordsOf(words) } : null,
    refused: raw ? 'raw' : 'metadata',
  }
}
