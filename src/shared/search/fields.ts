import { HISTORY_MODE_KINDS } from '../history-mode.ts'
import { parseDate } from './dates.ts'
import { textKinds } from './kinds.ts'
import { parseRange } from './numbers.ts'
import type { Content, FieldName, TextField, ThreadCondition, ThreadField, Trait } from './query.ts'

/** The fields of the language: what their values may be, and what is said where a value is none. */

const TEXT_VALUES: Readonly<Record<TextField, string>> = {
  project: 'the folder of a project, or a part of its name',
  branch: 'a git branch, or a part of its name',
  source: 'cli, vscode, exec, appServer, subAgent, custom or unknown',
  mode: 'legacy, paginated, unknown, or the raw name of a mode',
  model: 'a model, or a part of its name',
  provider: 'a model provider, or a part of its name',
  version: 'a release of the client, or its first numbers: 0.144',
  tool: 'a tool that the thread used, or a part of its name',
  file: 'a file that the thread changed, or a part of its path',
  tag: 'a tag of yours, by its whole name',
  check: 'the name of a check that found something: malformed-json',
}
const SOURCES = ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'custom', 'unknown'] as const
const TRAITS: Readonly<Record<string, Trait>> = {
  archived: 'archived',
  fork: 'fork',
  forked: 'fork',
  subagent: 'subagent',
  'sub-agent': 'subagent',
  damaged: 'damaged',
  interrupted: 'interrupted',
  pinned: 'pinned',
  noted: 'noted',
}
const CONTENTS: Readonly<Record<string, Content>> = {
  error: 'error',
  errors: 'error',
  diff: 'diff',
  diffs: 'diff',
  image: 'image',
  images: 'image',
  plan: 'plan',
  plans: 'plan',
}
const DATES = 'a date: 2026-08-01, 2026-08, 2026, 7d, 2w, 3m, 1y, today or yesterday'

const VALUES: Readonly<Record<FieldName, string>> = {
  ...TEXT_VALUES,
  is: 'archived, fork, subagent, damaged, interrupted, pinned or noted',
  has: 'error, diff, image or plan',
  after: DATES,
  before: DATES,
  tokens: 'an amount: >10k, <=1.5m, 5k..20k',
  kind: `${textKinds.slice(0, -1).join(', ')} or ${textKinds.at(-1)}`,
}

/** Every field, in the order in which they are offered. */
export const fieldNames: readonly FieldName[] = [
  'kind',
  'project',
  'branch',
  'tag',
  'is',
  'has',
  'mode',
  'model',
  'provider',
  'source',
  'version',
  'tool',
  'file',
  'after',
  'before',
  'tokens',
]

const FIXED: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  is: ['pinned', 'noted', 'archived', 'fork', 'subagent', 'damaged', 'interrupted'],
  has: ['error', 'diff', 'image', 'plan'],
  mode: HISTORY_MODE_KINDS,
  source: SOURCES,
  after: ['today', 'yesterday', '7d', '2w', '1m', '3m', '1y'],
  before: ['today', 'yesterday', '7d', '2w', '1m', '3m', '1y'],
  tokens: ['>10k', '>100k', '>1m'],
  kind: textKinds,
  file: [],
}

/** The values to offer for a field whatever the threads are; undefined where that depends on them. */
export function fixedValues(field: FieldName): readonly string[] | undefined {
  return FIXED[field]
}

/** Whether a word is the name of a field. */
export function isField(name: string): name is FieldName {
  return Object.hasOwn(VALUES, name)
}

/** What is said where the value of a field is none. */
export function reasonOf(field: FieldName): string {
  return `${field}: takes ${VALUES[field]}`
}

/** @returns the condition, or the reason for which there is none. */
export function conditionOf(
  field: ThreadField,
  value: string,
  negated: boolean,
  now: number,
): ThreadCondition | { readonly reason: string } {
  const wanted = value.trim()
  const reason = reasonOf(field)
  switch (field) {
    case 'is': {
      const trait = own(TRAITS, wanted)
      return trait === undefined ? { reason } : { field, value: trait, negated }
    }
    case 'has': {
      const content = own(CONTENTS, wanted)
      return content === undefined ? { reason } : { field, value: content, negated }
    }
    case 'after':
    case 'before': {
      const at = parseDate(wanted, now)
      return at === null ? { reason } : { field, at, negated }
    }
    case 'tokens': {
      const range = parseRange(wanted)
      return range === null ? { reason } : { field, ...range, negated }
    }
    case 'source': {
      const plain = wanted.toLowerCase().replaceAll(/[-_ ]/g, '')
      const source = SOURCES.find(name => name.toLowerCase() === plain)
      return source === undefined ? { reason } : { field, value: source, negated }
    }
    default:
      return wanted === '' ? { reason } : { field, value: wanted, negated }
  }
}

const CHOICES: ReadonlySet<FieldName> = new Set([
  'project',
  'branch',
  'source',
  'mode',
  'model',
  'provider',
  'version',
  'kind',
])

/** Whether a thread, or a hit, has one value of a field, so that several values of it in a query are alternatives. */
export function isChoice(field: FieldName): boolean {
  return CHOICES.has(field)
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  const name = key.toLowerCase()
  return Object.hasOwn(table, name) ? table[name] : undefined
}
