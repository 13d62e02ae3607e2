import * as z from 'zod'
import { isContextText } from '../../rollout/context.ts'
import { type JsonObject, partTexts } from '../../rollout/record.ts'

/**
 * Which messages and reasoning are told twice: once as an event, once as what the model saw or said. Events count; an
 * item that no event of its turn repeats is shown by itself. Texts are told apart by a number each, never kept.
 */

/** Texts longer than this are not read in full: their length and so many of their characters stand for them. */
const SAMPLED = 16_384

const VOICES = { user: 1, assistant: 2, reasoning: 3, plan: 4, mail: 5, search: 6 } as const
export type Voice = keyof typeof VOICES

/** A text in short, of 53 bits; white space around it does not count. */
export function fingerprint(voice: Voice, text: string): number {
  const trimmed = text.trim()
  const step = Math.max(1, Math.floor(trimmed.length / SAMPLED))
  let a = (0x811c9dc5 + VOICES[voice]) | 0
  let b = trimmed.length
  for (let i = 0; i < trimmed.length; i += step) {
    const code = trimmed.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = (Math.imul(b, 31) + code) | 0
  }
  return (a >>> 0) * 0x200000 + ((b ^ (b >>> 21)) & 0x1fffff)
}

/** What is waited for, as it is kept. */
export interface KeptSaid<T> {
  events: Map<number, number>
  items: Map<number, { value: T; keys: number[] }>
}

/** @param value of what waits */
export function keptSaid<T>(value: z.ZodType<T>): z.ZodType<KeptSaid<T>> {
  return z.object({
    events: z.map(z.number(), z.number()),
    items: z.map(z.number(), z.object({ value, keys: z.array(z.number()) })),
  })
}

export class Said<T> {
  /** How many events of a text wait for the item that says the same. */
  readonly #events = new Map<number, number>()
  /** Items by each of their texts, that wait for the event that says the same. */
  readonly #items = new Map<number, { value: T; keys: number[] }>()

  /** @param to what stands for what waits */
  keptAs<U>(to: (value: T) => U): KeptSaid<U> {
    const items = [...this.#items].map(([key, { value, keys }]) => [key, { value: to(value), keys }] as const)
    return { events: this.#events, items: new Map(items) }
  }

  /** Goes on from what was kept. */
  resume<U>({ events, items }: KeptSaid<U>, from: (kept: U) => T): void {
    for (const [key, count] of events) this.#events.set(key, count)
    for (const [key, { value, keys }] of items) this.#items.set(key, { value: from(value), keys })
  }

  /** A turn begins: what was said before is said. */
  clear(): void {
    this.#events.clear()
    this.#items.clear()
  }

  /** An event says this. @returns the item that said it before, which is no longer waited for. */
  tell(voice: Voice, text: string): T | null {
    const key = fingerprint(voice, text)
    const item = this.take(key)
    if (item === null) this.#events.set(key, (this.#events.get(key) ?? 0) + 1)
    return item
  }

  /** Whether events have said all of these; each of them then answers for one text less. */
  covers(keys: readonly number[]): boolean {
    if (keys.length === 0 || !keys.every(key => this.#events.has(key))) return false
    for (const key of keys) this.#spend(key)
    return true
  }

  /** Whether an event has said one of these. */
  coversOne(keys: readonly number[]): boolean {
    const said = keys.find(key => this.#events.has(key))
    if (said === undefined) return false
    this.#spend(said)
    return true
  }

  /** An item that no event has said yet. */
  wait(keys: readonly number[], value: T): void {
    for (const key of keys) this.#items.set(key, { value, keys: [...keys] })
  }

  /** From now on these wait for an event of each of their texts, not for the first of them. */
  apart(values: ReadonlySet<T>): void {
    for (const [key, { value }] of this.#items) if (values.has(value)) this.#items.set(key, { value, keys: [key] })
  }

  /** The item that waits under a key; it waits no longer. */
  take(key: number): T | null {
    const item = this.#items.get(key)
    if (item === undefined) return null
    for (const other of item.keys) this.#items.delete(other)
    return item.value
  }

  #spend(key: number): void {
    const left = (this.#events.get(key) ?? 1) - 1
    if (left === 0) this.#events.delete(key)
    else this.#events.set(key, left)
  }
}

/** Blocks that the client takes out of an answer before it shows it; a plan becomes an item of its own. */
const CITATIONS = /<oai-mem-citation>[\s\S]*?<\/oai-mem-citation>/g
const PLAN = /<proposed_plan>([\s\S]*?)<\/proposed_plan>/

/** What the content parts of a message say, without the tags that stand around pictures. */
export function textsOf(payload: JsonObject, key = 'content'): string[] {
  return partTexts(payload, key).filter(text => !isImageTag(text))
}

/** Whether a text is only a tag that the client puts around a picture. */
export function isImageTag(text: string): boolean {
  return text.length < 1000 && /^\s*<\/?image\b[^>]*>\s*$/.test(text)
}

/** Under which texts a user's message may come again as an event; one of them is enough. */
export function userKeys(payload: JsonObject): number[] {
  const texts = textsOf(payload).filter(text => text.length > 0)
  const own = texts.filter(text => !isContextText(text)).slice(0, 8)
  const keys = own.map(text => fingerprint('user', text))
  if (own.length > 1) keys.push(fingerprint('user', own.join('\n')), fingerprint('user', own.join('')))
  // A picture alone is an event of no words.
  return keys.length === 0 ? [fingerprint('user', '')] : [...new Set(keys)]
}

/** How an answer may come again as events: all texts of one of these lists. */
export function answerKeys(payload: JsonObject): number[][] {
  const texts = textsOf(payload).filter(text => text.trim() !== '')
  if (texts.length === 0) return []
  const whole = texts.join('\n')
  const lists = [texts.map(text => fingerprint('assistant', text))]
  if (texts.length > 1) lists.push([fingerprint('assistant', whole)])
  if (!whole.includes('<oai-mem-citation>') && !whole.includes('<proposed_plan>')) return lists
  const plan = PLAN.exec(whole)?.[1]
  const spoken = whole.replace(CITATIONS, '').replace(PLAN, '')
  const left = spoken.trim() === '' ? [] : [fingerprint('assistant', spoken)]
  lists.push(plan === undefined ? left : [...left, fingerprint('plan', plan)])
  return lists.filter(list => list.length > 0)
}

/** All texts of a reasoning item. */
export function reasoningKeys(payload: JsonObject): number[] {
  const texts = [...textsOf(payload, 'summary'), ...textsOf(payload, 'content')]
  return texts.filter(text => text !== '').map(text => fingerprint('reasoning', text))
}
