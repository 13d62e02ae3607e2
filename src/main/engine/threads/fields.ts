import { rawMode } from '../../../shared/history-mode.ts'
import type { SourcedField } from '../../../shared/ipc/detail.ts'
import type { StateRow } from '../index/stored-facts.ts'
import { sourceKind } from '../index/thread-row.ts'
import type { Head } from '../rollout/head.ts'
import { fileName, logicalPath, nameTime, parseRolloutName } from '../rollout/names.ts'
import { filesOfRow, type ThreadRow } from './rows.ts'

/** The facts of a thread as three places state them: the head, the file and its folder, the state database. */

/** Times as ISO text in UTC, so that equal ones look equal. */
function isoSeconds(ms: number | null): string | null {
  return ms === null ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** The name of the plain file in a path of any system: databases are brought along from other machines. */
function plainName(path: string): string {
  return logicalPath(fileName(path.replaceAll('\\', '/')))
}

/** @param head as it is now; null when the file cannot be read. */
export function fieldsOf(
  row: ThreadRow,
  head: Head | null,
  indexName: string | null,
  state: StateRow | null,
): SourcedField[] {
  const [path = ''] = filesOfRow(row)
  const name = parseRolloutName(fileName(path))
  const stateMs = (seconds: number | null | undefined) => (seconds == null ? null : seconds * 1000)
  const stateName = blankToNull(state?.name) ?? blankToNull(state?.title)
  const named = name === null ? null : nameTime(name.time)
  const fields: SourcedField[] = [
    field('Thread id', head?.id ?? null, name?.threadId ?? null, state === null ? null : row.id),
    field('History mode', head === null ? null : rawMode(head.mode), null, state?.history_mode ?? null),
    field(
      'Archived',
      null,
      row.archived === 1 ? 'yes' : 'no',
      state === null ? null : state.archived === 1 ? 'yes' : 'no',
    ),
    // Homes are copied and moved; the file's own name is what stays.
    field('File name', null, plainName(path), state?.rollout_path == null ? null : plainName(state.rollout_path)),
    facts('Name', null, indexName, stateName),
    field('Folder', head?.cwd ?? null, null, blankToNull(state?.cwd)),
    field('Branch', head?.git?.branch ?? null, null, state?.git_branch ?? null),
    field('Commit', head?.git?.sha ?? null, null, state?.git_sha ?? null),
    field('Repository', head?.git?.originUrl ?? null, null, state?.git_origin_url ?? null),
    facts('Source', head === null ? null : sourceKind(head.source), null, blankToNull(state?.source)),
    facts('Client', head?.originator ?? null, null, null),
    field('Release', head?.cliVersion ?? null, null, blankToNull(state?.cli_version)),
    field('Provider', head?.modelProvider ?? null, null, blankToNull(state?.model_provider)),
    facts('Model', null, row.model, state?.model ?? null),
    facts('Created', isoSeconds(head?.createdAt ?? null), isoSeconds(named), isoSeconds(stateMs(state?.created_at))),
    facts('Updated', null, isoSeconds(row.updated_ms), isoSeconds(stateMs(state?.updated_at))),
    facts('Tokens', null, row.read === 1 ? numberText(row.tokens) : null, numberText(state?.tokens_used ?? null)),
    facts('Session', head?.sessionId ?? null, null, null),
    facts('Forked from', head?.forkedFromId ?? null, null, null),
    facts('Parent thread', head?.parentThreadId ?? null, null, null),
    facts('Agent', head?.agentNickname ?? head?.agentRole ?? null, null, null),
    facts('Size', null, `${numberText(row.size_bytes)} bytes`, null),
  ]
  return fields.filter(one => one.head !== null || one.file !== null || one.state !== null)
}

/** A fact that all places must state alike. */
function field(name: string, head: string | null, file: string | null, state: string | null): SourcedField {
  const values = [head, file, state].filter(value => value !== null)
  const verdict =
    values.length < 2 ? null : new Set(values.map(value => value.toLowerCase())).size === 1 ? 'agree' : 'differ'
  return { field: name, head, file, state, verdict }
}

/** A fact that places may state differently without being wrong (other clocks, other spellings): equal ones agree. */
function facts(name: string, head: string | null, file: string | null, state: string | null): SourcedField {
  const one = field(name, head, file, state)
  return one.verdict === 'differ' ? { ...one, verdict: null } : one
}

function blankToNull(text: string | null | undefined): string | null {
  return text == null || text.trim() === '' ? null : text
}

function numberText(value: number | null): string | null {
  return value === null ? null : value.toLocaleString('en-US')
}
