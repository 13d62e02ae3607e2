import { type Identities, LOCAL_HINTS, LOCAL_HOST } from './identities.ts'
import { literal, ownTerm } from './own-terms.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { isPlaceholder, isSecretName, secretRules } from './secret-rules.ts'

/** A stretch of a text that is replaced. UTF-16 units. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly pseudonym: string
}

interface Found {
  readonly from: number
  readonly to: number
  readonly kind: string
}

const EMAIL =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])/dg
/** Addresses that stand for nobody. */
const NOBODY = /^(?:git|no-?reply)@|@(?:[\w-]+\.)*(?:example\.(?:com|org|net|invalid)|users\.noreply\.github\.com)$/i

/** What a person chose to take out. */
export interface RedactionChoices {
  readonly secrets: boolean
  /** Home folders, users, machines. */
  readonly identities: boolean
  readonly emails: boolean
  /** Words of one's own (`own-terms.ts`). */
  readonly terms: readonly string[]
}

/** Finds what is to be replaced in a text. The same value gets the same pseudonym everywhere. */
export class Redactor {
  readonly #choices: RedactionChoices
  readonly #pseudonyms: Pseudonyms
  readonly #terms: readonly RegExp[]
  readonly #names: readonly { readonly kind: 'user' | 'host'; readonly pattern: RegExp; readonly name: string }[]

  /** @param identities all that is known of them: what is learned later is not looked for. */
  constructor(choices: RedactionChoices, identities: Identities, pseudonyms: Pseudonyms) {
    this.#choices = choices
    this.#pseudonyms = pseudonyms
    this.#terms = choices.terms.flatMap(term => ownTerm(term) ?? [])
    const named = (kind: 'user' | 'host', names: ReadonlySet<string>) =>
      [...names].map(name => ({ kind, name, pattern: wholeWord(name) }))
    this.#names = choices.identities ? [...named('user', identities.users), ...named('host', identities.hosts)] : []
  }

  /** The stretches to replace, in their order; none overlaps another. @param name the text's own name, for a value of JSON. */
  find(text: string, name: string | null = null): Replacement[] {
    if (name !== null && this.#choices.secrets && isSecretName(name) && text.length > 3 && !isPlaceholder(text)) {
      return [{ from: 0, to: text.length, pseudonym: this.#pseudonyms.of('secret', text) }]
    }
    const found = this.#terms.flatMap(pattern => matches(text, pattern, 'term'))
    if (this.#choices.secrets) found.push(...secretsIn(text))
    if (this.#choices.emails && text.includes('@')) {
      found.push(...matches(text, EMAIL, 'email').filter(({ from, to }) => !NOBODY.test(text.slice(from, to))))
    }
    if (this.#choices.identities) {
      for (const { kind, name: who, pattern } of this.#names) {
        if (text.includes(who)) found.push(...matches(text, pattern, kind))
      }
      if (LOCAL_HINTS.some(hint => text.includes(hint))) found.push(...matches(text, LOCAL_HOST, 'host'))
    }
    return apart(found).map(({ from, to, kind }) => ({
      from,
      to,
      pseudonym: this.#pseudonyms.of(kind, text.slice(from, to)),
    }))
  }

  /** A text with all of it replaced. */
  redact(text: string): string {
    return replaceAll(text, this.find(text))
  }
}

/** Puts replacements into their text. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let result = ''
  let at = 0
  for (const { from, to, pseudonym } of replacements) {
    result += text.slice(at, from) + pseudonym
    at = to
  }
  return result + text.slice(at)
}

function secretsIn(text: string): Found[] {
  const found: Found[] = []
  for (const { kind, hints, pattern } of secretRules) {
    if (hints.length > 0 && !hints.some(hint => text.includes(hint))) continue
    found.push(...matches(text, pattern, kind).filter(({ from, to }) => !isPlaceholder(text.slice(from, to))))
  }
  return found
}

function matches(text: string, pattern: RegExp, kind: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const [from, to] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
    if (to > from) found.push({ from, to, kind })
  }
  return found
}

/** Those that are left when each stretch belongs to one only: to what began first, then to what was looked for first. */
function apart(found: readonly Found[]): Found[] {
  const sorted = found
    .map((one, order) => ({ one, order }))
    .sort((a, b) => a.one.from - b.one.from || a.order - b.order)
  const kept: Found[] = []
  for (const { one } of sorted) {
    const last = kept.at(-1)
    if (last === undefined || one.from >= last.to) kept.push(one)
    // What sticks out behind an earlier one would be left behind.
    else if (one.to > last.to) kept[kept.length - 1] = { ...last, to: one.to }
  }
  return kept
}

function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal(name)}(?![\\p{L}\\p{N}])`, 'gud')
}
