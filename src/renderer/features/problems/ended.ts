import { csvTable } from '../../../shared/csv.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { isoTime } from '../../../shared/iso-time.ts'
import { call } from '../../ipc/client.ts'
import { queryStore } from '../threads/index.ts'

/** Seconds in which several threads of a home ended. */
export type EndedGroups = Out<'doctor.ended'>
export type EndedGroup = EndedGroups['groups'][number]

/** As many as one request may ask for. */
export const MOST_GROUPS = 200

/** The latest groups of the homes that are shown, at most 200. @throws AppError */
export async function allEnded(): Promise<readonly EndedGroup[]> {
  const homes = [...queryStore.getState().query.homes]
  const { groups } = await call('doctor.ended', { homes, offset: 0, limit: MOST_GROUPS })
  return groups
}

/** A row for each thread that is named; times in UTC. Pure. */
export function endedCsv(groups: readonly EndedGroup[]): string {
  return csvTable(
    ['second', 'threads', 'thread', 'title', 'project', 'mode', 'release'],
    groups.flatMap(({ at, total, threads }) =>
      threads.map(({ id, title, project, mode, release }) => [isoTime(at), total, id, title, project, mode, release]),
    ),
  )
}
