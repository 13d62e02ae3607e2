/** Tags as they are offered. Pure. */

export interface TagChoice {
  readonly tag: string
  /** How many of the threads that are meant bear it. */
  readonly bearers: number
}

/** Every tag in use: those of the threads first, the most frequent ones before the others. */
export function tagChoices(
  all: readonly string[],
  borne: readonly { readonly value: string; readonly count: number }[],
): TagChoice[] {
  const counts = new Map(borne.map(({ value, count }) => [value, count]))
  return all
    .map(tag => ({ tag, bearers: counts.get(tag) ?? 0 }))
    .sort((a, b) => b.bearers - a.bearers || a.tag.localeCompare(b.tag))
}

/** The tag that was typed; in the spelling that is in use, where only case differs. Null for none. */
export function tagFor(typed: string, choices: readonly TagChoice[]): string | null {
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  if (name === '') return null
  const same = choices.find(({ tag }) => tag.toLowerCase() === name.toLowerCase())
  return same?.tag ?? name
}
