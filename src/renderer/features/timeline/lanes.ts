import { type MarkLetter, markLetters } from '../../../shared/marks.ts'

/**
 * What an item's time went into. Numbers, since there is one for each of up to very many items. `none` takes no time:
 * what led up to the next record goes on. `other` does, but is not drawn.
 */
export const LANE = { none: 0, thinking: 1, writing: 2, commands: 3, tools: 4, agents: 5, files: 6, other: 7 } as const
/** How many there are. */
export const LANE_COUNT = 8
export type Lane = (typeof LANE)[keyof typeof LANE]

/** Lanes that something is drawn in, from top to bottom, with their words. */
export const LANES: readonly (readonly [lane: Lane, name: string])[] = [
  [LANE.thinking, 'Thinking'],
  [LANE.writing, 'Writing'],
  [LANE.commands, 'Commands'],
  [LANE.tools, 'Other tools'],
  [LANE.agents, 'Agents'],
  [LANE.files, 'File changes'],
]

const LANE_OF: Readonly<Record<MarkLetter, Lane>> = {
  u: LANE.none,
  a: LANE.writing,
  r: LANE.thinking,
  c: LANE.commands,
  f: LANE.files,
  p: LANE.writing,
  m: LANE.tools,
  t: LANE.tools,
  w: LANE.tools,
  i: LANE.tools,
  g: LANE.tools,
  s: LANE.agents,
  l: LANE.agents,
  h: LANE.none,
  v: LANE.none,
  x: LANE.none,
  k: LANE.other,
  z: LANE.other,
  n: LANE.none,
}

function isLetter(letter: string): letter is MarkLetter {
  return letter in markLetters
}

/** The lane of an item's letter; none for letters that are not known. */
export function laneOf(letter: string): Lane {
  return isLetter(letter) ? LANE_OF[letter] : LANE.none
}

/** Whether an item's time is the one that led up to its record, rather than the one from its first record to its last. */
export function leadsUp(lane: number): boolean {
  return lane === LANE.thinking || lane === LANE.writing
}

const WORD: Readonly<Record<MarkLetter, string>> = {
  u: 'Message',
  a: 'Reply',
  r: 'Reasoning',
  c: 'Command',
  f: 'File change',
  p: 'Plan',
  m: 'MCP tool',
  t: 'Tool',
  w: 'Web search',
  i: 'Picture looked at',
  g: 'Picture made',
  s: 'Sub-agent',
  l: 'Agents',
  h: 'Hook',
  v: 'Review began',
  x: 'Review ended',
  k: 'Context compacted',
  z: 'Sleep',
  n: 'Note of the file',
}

/** An item's kind in words. */
export function kindWord(letter: string): string {
  return isLetter(letter) ? WORD[letter] : 'Item'
}
