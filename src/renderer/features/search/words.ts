import {
  Bot,
  Brain,
  FileDiff,
  Globe,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  NotebookText,
  SquareTerminal,
  Tag,
  Terminal,
  TextQuote,
  User,
  Wrench,
} from 'lucide-react'
import type { TextKind } from '../../../shared/search/kinds.ts'

/** How kinds of hits are named and drawn. */
export const KINDS: Readonly<
  Record<TextKind, { readonly name: string; readonly icon: LucideIcon; readonly code: boolean }>
> = {
  prompt: { name: 'Prompt', icon: User, code: false },
  answer: { name: 'Answer', icon: MessageSquare, code: false },
  reasoning: { name: 'Reasoning', icon: Brain, code: false },
  command: { name: 'Command', icon: SquareTerminal, code: true },
  commandOutput: { name: 'Command output', icon: Terminal, code: true },
  file: { name: 'File or diff', icon: FileDiff, code: true },
  tool: { name: 'Tool call', icon: Wrench, code: true },
  toolOutput: { name: 'Tool output', icon: TextQuote, code: true },
  webSearch: { name: 'Web search', icon: Globe, code: false },
  plan: { name: 'Plan', icon: ListChecks, code: false },
  agent: { name: 'Between agents', icon: Bot, code: false },
  note: { name: 'Note', icon: NotebookText, code: false },
  name: { name: 'Name', icon: Tag, code: false },
  context: { name: 'Context', icon: NotebookText, code: false },
}

/** Examples of everything that can be typed, for the help. */
export const EXAMPLES: readonly { readonly title: string; readonly list: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Words',
    list: [
      ['retry webhook', 'both words, in any order'],
      ['"connection reset"', 'the words next to each other'],
      ['retr*', 'words that begin so'],
      ['retry -webhook', 'records without the second word'],
      ['backoff OR jitter', 'either'],
      ['src/main/a.ts', 'code and paths as they are'],
    ],
  },
  {
    title: 'Where',
    list: [
      ['project:api', 'a folder, or a part of its name'],
      ['branch:main', 'a git branch'],
      ['model:gpt-5', 'a model; also provider:, version:'],
      ['source:exec', 'how it was started'],
      ['mode:paginated', 'a history mode'],
    ],
  },
  {
    title: 'What',
    list: [
      ['kind:command', 'in commands alone; also prompt, answer, file, plan'],
      ['is:fork', 'also archived, subagent, damaged, interrupted'],
      ['has:error', 'also diff, image, plan'],
      ['tool:shell', 'called such a tool'],
      ['file:src/a.ts', 'changed such a file'],
      ['tokens:>10k', 'used so many; also 5k..20k'],
    ],
  },
  {
    title: 'When',
    list: [
      ['after:2026-08', 'from that month on; also 7d, yesterday'],
      ['after:2026-08 before:2026-09', 'in August'],
    ],
  },
]
