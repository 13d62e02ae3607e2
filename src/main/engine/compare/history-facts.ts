import { type MarkLetter, markOutcomes } from '../../../shared/marks.ts'
import type { Outline, OutlineTurn } from '../transcript/outline.ts'
import { countedTurns, passFactsOf } from '../transcript/pass-facts.ts'
import { toSummary } from '../transcript/turns.ts'
import { type Fact, fact } from './rows.ts'

/** What a history says, without its texts: of a thread that the gate has let through. Inherited turns are counted apart. */

/** Values of a setting that are named, and characters of each. */
const MAX_VALUES = 8
const MAX_VALUE_CHARS = 200

const KINDS: Readonly<Record<MarkLetter, string>> = {
  u: 'Your messages',
  a: 'Answers',
  r: 'Reasoning',
  c: 'Commands',
  f: 'File changes',
  p: 'Plans',
  m: 'MCP calls',
  t: 'Tool calls',
  w: 'Web searches',
  i: 'Images',
  g: 'Generated images',
  s: 'Sub-agent activity',
  l: 'Calls to sub-agents',
  h: 'Texts from hooks',
  v: 'Reviews begun',
  x: 'Reviews ended',
  k: 'Compactions',
  z: 'Waits',
  n: 'Notes',
}
const letters = Object.entries(KINDS)

const OUTCOMES = {
  completed: 'completed',
  interrupted: 'interrupted',
  failed: 'failed',
  inProgress: 'not ended',
} as const

/** Its settings: each value that turns had, in the order of their first use. */
export function settingFacts({ turns }: Outline): Fact[] {
  const own = turns.filter(turn => !turn.inherited)
  return [
    fact(
      'Model',
      'text',
      valuesOf(own, turn => turn.model),
    ),
    fact(
      'Effort',
      'text',
      valuesOf(own, turn => turn.effort),
    ),
    fact(
      'Approval',
      'text',
      valuesOf(own, turn => turn.approvalPolicy),
    ),
    fact(
      'Sandbox',
      'text',
      valuesOf(own, turn => turn.sandbox),
    ),
    fact(
      'Context window',
      'text',
      valuesOf(own, turn => turn.contextWindow?.toString() ?? null),
      'tokens',
    ),
  ]
}

function valuesOf(turns: readonly OutlineTurn[], of: (turn: OutlineTurn) => string | null): string | null {
  const values = new Set(turns.flatMap(turn => of(turn)?.slice(0, MAX_VALUE_CHARS) ?? []))
  if (values.size === 0) return null
  const more = values.size - MAX_VALUES
  return [...values].slice(0, MAX_VALUES).join(', ') + (more > 0 ? `, and ${more} more` : '')
}

/** How long turns took; `createdMs` is when the thread was begun, unix ms. */
export function timeFacts({ turns, endedAt }: Outline, createdMs: number): Fact[] {
  const durations = turns.flatMap(turn => (turn.inherited ? [] : (turn.durationMs ?? [])))
  return [
    fact('Last record', 'time', endedAt),
    fact('From beginning to last record', 'ms', endedAt === null ? null : Math.max(0, endedAt - createdMs)),
    fact('In turns', 'ms', durations.length === 0 ? null : durations.reduce((sum, ms) => sum + ms, 0)),
    fact('Longest turn', 'ms', durations.length === 0 ? null : durations.reduce((most, ms) => Math.max(most, ms), 0)),
  ]
}

/** Turns, and how they and the thread ended. */
export function outcomeFacts(outline: Outline): Fact[] {
  const { turnCount, lastTurn } = passFactsOf(outline)
  const own = countedTurns(outline)
    .filter(turn => !turn.inherited)
    .map(toSummary)
  const files = new Set(outline.turns.flatMap(turn => (turn.inherited ? [] : turn.files.map(({ path }) => path))))
  const ended = (status: keyof typeof OUTCOMES) => own.filter(turn => turn.status === status).length
  const last = outline.turns.findLast(turn => turn.failure !== null)
  return [
    fact('Last turn', 'text', lastTurn === null ? null : OUTCOMES[lastTurn]),
    fact('Turns', 'count', turnCount),
    fact('Turns', 'count', ended('completed'), 'completed'),
    fact('Turns', 'count', ended('interrupted'), 'interrupted'),
    fact('Turns', 'count', ended('failed'), 'failed'),
    fact('Turns', 'count', ended('inProgress'), 'not ended'),
    fact('Turns', 'count', outline.turns.filter(turn => turn.rolledBack).length, 'taken back'),
    fact('Turns', 'count', outline.turns.filter(turn => turn.inherited).length, 'inherited'),
    fact('Last error', 'text', last?.failure?.message.slice(0, MAX_VALUE_CHARS) ?? null),
    fact('Files changed', 'count', files.size),
  ]
}

/** Items of the thread's own turns by kind, and how many of each failed. Kinds that it has none of count 0. */
export function itemFacts({ turns }: Outline): Fact[] {
  const counts = new Map<string, number>()
  const countOf = (key: string) => counts.get(key) ?? 0
  for (const { inherited, items } of turns) {
    if (inherited) continue
    for (const { letter, outcome } of items) {
      for (const key of ['', letter, `${letter}${outcome}`]) counts.set(key, countOf(key) + 1)
    }
  }
  return [
    fact('All items', 'count', countOf('')),
    ...letters.flatMap(([letter, name]) => [
      fact(name, 'count', countOf(letter)),
      fact(name, 'count', countOf(`${letter}x`), markOutcomes.x),
      fact(name, 'count', countOf(`${letter}d`), markOutcomes.d),
      fact(name, 'count', countOf(`${letter}?`), 'without a result'),
    ]),
  ]
}

/** Tokens of the thread's own requests; nothing where the file counts none. */
export function tokenFacts({ used, tokens }: Outline): Fact[] {
  if (tokens === null) return []
  const sum = (of: (use: Outline['used'][number]) => number) => used.reduce((all, use) => all + of(use), 0)
  return [
    fact(
      'All tokens',
      'count',
      sum(use => use.input + use.output),
    ),
    fact(
      'Input',
      'count',
      sum(use => use.input),
    ),
    fact(
      'Input',
      'count',
      sum(use => use.cachedInput),
      'of it cached',
    ),
    fact(
      'Output',
      'count',
      sum(use => use.output),
    ),
    fact(
      'Output',
      'count',
      sum(use => use.reasoning),
      'of it reasoning',
    ),
  ]
}
