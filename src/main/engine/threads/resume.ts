import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ThreadRow } from './rows.ts'

/** How to go on with a thread in Codex itself. */
export function resumeOf(row: ThreadRow): ThreadDetail['resume'] {
  const reason = whyNot(row)
  if (reason !== null) return { command: null, reason }
  const folder = row.cwd === '' ? '' : `cd ${shellWord(row.cwd)} && `
  return { command: `${folder}codex resume ${shellWord(row.id)}`, reason: null }
}

function whyNot(row: ThreadRow): string | null {
  if (row.archived === 1) return `It is archived: run "codex unarchive ${row.id}" first.`
  if (row.generation === 'pre-envelope') return 'It was written by a release whose files today’s Codex does not read.'
  if (row.generation === 'none') return 'Its first line cannot be read, and Codex needs it too.'
  if (/[\r\n]/.test(row.cwd)) return 'The name of its folder has a line break in it.'
  return null
}

/** A word that a POSIX shell takes as it is. A leading `-` would be an option. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
