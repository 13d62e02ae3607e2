/** What a hit of a search stands in. In the index a kind is known by its place here: only add at the end. */
export const textKinds = [
  'prompt',
  'answer',
  'reasoning',
  'command',
  'commandOutput',
  /** Paths and diffs. */
  'file',
  /** Server, tool, arguments. */
  'tool',
  'toolOutput',
  'webSearch',
  'plan',
  /** Mail between agents, and what they were asked. */
  'agent',
  /** Hooks, reviews, goals, summaries of compactions, errors and notices. */
  'note',
  /** Name, first words, folder, branch and id of a thread: the only kind that refused threads have. */
  'name',
  /** What the client itself put into the conversation; found only where it is asked for. */
  'context',
] as const
export type TextKind = (typeof textKinds)[number]

/** The kind that somebody means who writes it in any case, in parts, or of several: `Command output`, `prompts`. */
export function kindCalled(text: string): TextKind | null {
  const plain = text.toLowerCase().replaceAll(/[-_ ]/g, '')
  return textKinds.find(kind => [plain, plain.replace(/s$/, '')].includes(kind.toLowerCase())) ?? null
}

/**
 * Which kinds of hits are told.
 * @param named what the search text says of them; null where it says nothing
 * @param asked what was chosen beside it; all when empty
 */
export function wantedKinds(named: readonly TextKind[] | null, asked: readonly TextKind[]): ReadonlySet<TextKind> {
  const chosen = asked.length === 0 ? textKinds.filter(kind => kind !== 'context') : asked
  if (named === null) return new Set(chosen)
  return new Set(asked.length === 0 ? named : named.filter(kind => asked.includes(kind)))
}
