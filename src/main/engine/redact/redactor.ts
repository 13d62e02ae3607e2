import { type Identities, LOCAL_HINT, LOCAL_HOST } from './identities.ts'
import { literal, ownTerm } from './own-terms.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { isPlaceholder, isSecretName, rulesFor } from './secret-rules.ts'

/** A stretch of a text that is replaced. UTF-16 units. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly kind: string
  readonly pseudonym: string
}

/** Is told of each text that something is replaced in. */
export type OnReplaced = (text: string, replacements: readonly Replacement[]) => void

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
  readonly #onReplaced: OnReplaced

  /** @param identities all that is known of them: what is learned later is not looked for. */
  constructor(
    choices: RedactionChoices,
    identities: Identities,
    pseudonyms: Pseudonyms,
    onReplaced: OnReplaced = () => {},
  ) {
    this.#choices = choices
    this.#pseudonyms = pseudonyms
    this.#onReplaced = onReplaced
    this.#terms = choices.terms.flatMap(term => ownTerm(term) ?? [])
    const named = (kind: 'user' | 'host', names: ReadonlySet<string>) =>
      [...names].map(name => ({ kind, name, pattern: wholeWord(name) }))
    this.#names = choices.identities ? [...named('user', identities.users), ...named('host', identities.hosts)] : []
  }

  /** The stretches to replace, in their order; none overlaps another. @param name the text's own name, for a value of JSON. */
  find(text: string, name: string | null = null): Replacement[] {
    const found = this.#found(text, name).map(({ from, to, kind }) => ({
      from,
      to,
      kind,
      pseudonym: this.#pseudonyms.of(kind, text.slice(from, to)),
    }))
    if (found.length > 0) this.#onReplaced(text, found)
    return found
  }

  #found(text: string, name: string | null): Found[] {
    if (name !== null && this.#choices.secrets && isSecretName(name) && text.length > 3 && !isPlaceholder(text)) {
      return [{ from: 0, to: text.length, kind: 'secret' }]
    }
    const { secrets, emails, identities } = this.#choices
    // Lists are put together, not spread into one: a text may hold more than a call takes arguments.
    const found = this.#terms.map(pattern => matches(text, pattern, 'term'))
    if (secrets) found.push(secretsIn(text))
    if (emails && text.includes('@')) {
      found.push(matches(text, EMAIL, 'email').filter(({ from, to }) => !NOBODY.test(text.slice(from, to))))
    }
    if (identities) {
      for (const { kind, name: who, pattern } of this.#names) {
        if (text.includes(who)) found.push(matches(text, pattern, kind))
      }
      if (LOCAL_HINT.test(text)) found.push(matches(text, LOCAL_HOST, 'host'))
    }
    return apart(found.flat())
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
  for (const { kind, pattern } of rulesFor(text)) {
    for (const one of matches(text, pattern, kind)) if (!isPlaceholder(text.slice(one.from, one.to))) found.push(one)
  }
  return found
}

/** The shared pattern itself is used, not a copy as `matchAll` makes: most texts are short and hold nothing. */
function matches(text: string, pattern: RegExp, kind: string): Found[] {
  const found: Found[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [from, to] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
    if (to > from) found.push({ from, to, kind })
    if (match[0] === '') pattern.lastIndex += 1
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
