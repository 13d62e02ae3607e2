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
