import type { BundleChoices, BundlePreview, ReplacedValue } from '../../../shared/ipc/bundle.ts'
import type { ThreadKey } from '../../../shared/ipc/route.ts'
import { Identities } from '../redact/identities.ts'
import { Pseudonyms } from '../redact/pseudonyms.ts'
import { Redactor, type Replacement, replaceAll } from '../redact/redactor.ts'
import { secretRules } from '../redact/secret-rules.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { BundleJob } from './bundle-job.ts'

/** Everything that a bundle replaces: the same value gets the same pseudonym in all of it. */

const SHOWN_VALUES = 10_000
const SHOWN_CHARS = 200
const SAMPLE_CHARS = 40
/** Of a secret so much is shown as tells which one it is. */
const SECRET_CHARS = 4

/** Kinds that are no secrets: their values are shown, so that a person sees what was taken for a name. */
const OPEN_KINDS: Readonly<Record<string, string>> = {
  user: 'User or home folder',
  host: 'Machine',
  email: 'E-mail address',
  term: 'Word of your own',
}
const LABELS: ReadonlyMap<string, string> = new Map([
  ...secretRules.map(({ kind, label }) => [kind, label] as const),
  ...Object.entries(OPEN_KINDS),
])

interface Sampled {
  readonly sample: ReplacedValue['sample']
  readonly threads: Set<string>
}

export class Replacements {
  readonly identities = new Identities()
  readonly #choices: NonNullable<BundleChoices['redaction']>
  readonly #pseudonyms = new Pseudonyms()
  readonly #samples = new Map<string, Sampled>()
  readonly #byThread = new Map<string, number>()
  #thread: ThreadKey = { homeId: 0, id: '' }

  constructor(choices: NonNullable<BundleChoices['redaction']>, names: BundleJob['names'], homes: readonly string[]) {
    this.#choices = choices
    this.identities.know(names)
    for (const home of homes) this.identities.learn(home)
  }

  /** Whether all files have to be read for names first. */
  get needsNames(): boolean {
    return this.#choices.identities
  }

  /** Finds and replaces; to be made when all names are known. */
  redactor(): Redactor {
    return new Redactor(this.#choices, this.identities, this.#pseudonyms, (text, found) => this.#note(text, found))
  }

  /** What is found from now on stands in this thread. */
  begin(thread: ThreadKey): void {
    this.#thread = thread
  }

  /** How much was replaced in a thread. */
  in(thread: ThreadKey): number {
    return this.#byThread.get(nameOf(thread)) ?? 0
  }

  /** Replacements by kind. */
  get byKind(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { kind, count } of this.#pseudonyms.all) counts[kind] = (counts[kind] ?? 0) + count
    return counts
  }

  /** All of it for a person to look through; most frequent first. */
  get preview(): Pick<BundlePreview, 'replaced' | 'kinds' | 'values' | 'count'> {
    const all = [...this.#pseudonyms.all].sort((a, b) => b.count - a.count)
    const values: Record<string, number> = {}
    for (const { kind } of all) values[kind] = (values[kind] ?? 0) + 1
    const kinds = Object.entries(this.byKind).map(([kind, count]) => ({
      kind,
      label: labelOf(kind),
      values: values[kind] ?? 0,
      count,
    }))
    return {
      replaced: all.slice(0, SHOWN_VALUES).flatMap(({ kind, value, pseudonym, count }) => {
        const sampled = this.#samples.get(pseudonym)
        if (sampled === undefined) return []
        const { sample, threads } = sampled
        return [
          { kind, label: labelOf(kind), pseudonym, shown: shownOf(kind, value), count, threads: threads.size, sample },
        ]
      }),
      kinds: kinds.sort((a, b) => b.count - a.count),
      values: all.length,
      count: kinds.reduce((sum, { count }) => sum + count, 0),
    }
  }

  #note(text: string, found: readonly Replacement[]): void {
    const thread = this.#thread
    const name = nameOf(thread)
    this.#byThread.set(name, this.in(thread) + found.length)
    for (const [i, { from, to, pseudonym }] of found.entries()) {
      const known = this.#samples.get(pseudonym)
      if (known !== undefined) known.threads.add(name)
      else
        this.#samples.set(pseudonym, {
          sample: { ...around(text, found, i, from, to), thread },
          threads: new Set([name]),
        })
    }
  }
}

/** What stands around a replacement, with its neighbours replaced: no secret shows in another one's sample. */
function around(
  text: string,
  found: readonly Replacement[],
  i: number,
  from: number,
  to: number,
): { before: string; after: string } {
  const left = Math.max(0, from - SAMPLE_CHARS)
  const right = Math.min(text.length, to + SAMPLE_CHARS)
  const piece = (start: number, end: number, near: readonly Replacement[]) =>
    replaceAll(
      text.slice(start, end),
      near
        .filter(one => one.to > start && one.from < end)
        .map(one => ({ ...one, from: Math.max(start, one.from) - start, to: Math.min(end, one.to) - start })),
    )
  // No more of them than letters fit into a sample.
  return {
    before: piece(left, from, found.slice(Math.max(0, i - SAMPLE_CHARS), i)),
    after: piece(to, right, found.slice(i + 1, i + 1 + SAMPLE_CHARS)),
  }
}

function shownOf(kind: string, value: string): string {
  const one = value.replace(/\s+/g, ' ')
  if (Object.hasOwn(OPEN_KINDS, kind)) return one.length > SHOWN_CHARS ? `${one.slice(0, SHOWN_CHARS)}…` : one
  // A short one would be half shown.
  const start = value.length >= SECRET_CHARS * 4 ? one.slice(0, SECRET_CHARS) : ''
  return `${start}… (${value.length} characters)`
}

function labelOf(kind: string): string {
  return LABELS.get(kind) ?? kind
}

/** The thread of a row. */
export function keyOf({ home_id, id }: ThreadRow): ThreadKey {
  return { homeId: home_id, id }
}

function nameOf({ homeId, id }: ThreadKey): string {
  return `${homeId} ${id}`
}
