import type { CsvCell, Table } from './csv.ts'
import { isoTime } from './iso-time.ts'
import type { ListedThread } from './thread.ts'

/** Listed threads as a table, refused ones among them: what a list knows, and no more. Pure. */

const HEADER = [
  ...['thread', 'name', 'history_mode', 'archived', 'source', 'project', 'branch', 'provider', 'model', 'release'],
  ...['created', 'updated', 'bytes', 'lines', 'turns', 'tokens', 'problems', 'last_turn', 'forked_from', 'parent'],
  ...['home', 'file'],
]

/** Times are in UTC; what is not known is empty. */
export function threadsTable(threads: readonly ListedThread[]): Table {
  return { header: HEADER, rows: threads.map(cellsOf) }
}

function cellsOf({ skein, gitInfo, ...thread }: ListedThread): readonly CsvCell[] {
  return [
    thread.id,
    (thread.name ?? thread.preview).replace(/\s+/g, ' ').trim(),
    skein.historyModeRaw,
    skein.archived ? 'archived' : 'active',
    sourceText(thread.source),
    thread.cwd,
    gitInfo?.branch ?? null,
    thread.modelProvider,
    skein.model,
    thread.cliVersion,
    isoTime(thread.createdAt * 1000),
    isoTime(thread.updatedAt * 1000),
    skein.sizeBytes,
    skein.lineCount,
    skein.turnCount,
    skein.tokens,
    skein.problemCount,
    skein.lastTurn,
    thread.forkedFromId,
    thread.parentThreadId,
    skein.home,
    skein.files[0] ?? null,
  ]
}

/** As filters name it. */
function sourceText(source: ListedThread['source']): string {
  if (typeof source === 'string') return source
  return 'custom' in source ? source.custom : 'subAgent'
}
