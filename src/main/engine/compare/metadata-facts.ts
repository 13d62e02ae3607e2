import type { ListedThread } from '../../../shared/thread.ts'
import { sourceKind } from '../index/thread-row.ts'
import { type Fact, fact } from './rows.ts'

/** What is known of a thread without its history, as the list has it. */
export function metadataFacts(thread: ListedThread): Fact[] {
  const { skein, gitInfo, source } = thread
  const agent = typeof source === 'object' && 'custom' in source ? source.custom : sourceKind(source)
  return [
    fact('Name', 'text', thread.name),
    fact('Thread id', 'text', thread.id),
    fact('Home', 'text', skein.home),
    fact('History mode', 'text', skein.historyModeRaw),
    fact('Release', 'text', blankToNull(thread.cliVersion)),
    fact('Client', 'text', skein.originator),
    fact('Source', 'text', agent),
    fact('Provider', 'text', thread.modelProvider),
    fact('Folder', 'text', blankToNull(thread.cwd)),
    fact('Branch', 'text', gitInfo?.branch ?? null),
    fact('Commit', 'text', gitInfo?.sha ?? null),
    fact('Repository', 'text', gitInfo?.originUrl ?? null),
    fact('Session', 'text', thread.sessionId),
    fact('Forked from', 'text', thread.forkedFromId),
    fact('Parent thread', 'text', thread.parentThreadId),
    fact('Agent', 'text', thread.agentNickname ?? thread.agentRole),
    fact('Forks of it', 'count', skein.forkCount),
    fact('Sub-agents', 'count', skein.subAgentCount),
    fact('Begun', 'time', thread.createdAt * 1000),
    fact('File last changed', 'time', thread.updatedAt * 1000),
    fact('Archived', 'text', skein.archived ? 'yes' : 'no'),
    fact('Format', 'text', FORMATS[skein.generation]),
    fact('Compressed', 'text', skein.compressed ? 'yes' : 'no'),
    fact('Files', 'count', skein.files.length),
    fact('Size on disk', 'bytes', skein.sizeBytes),
  ]
}

const FORMATS = { enveloped: 'records in envelopes', 'pre-envelope': 'from before envelopes', none: 'no head' } as const

function blankToNull(text: string): string | null {
  return text === '' ? null : text
}
