import type { ProjectionRow, StateRow } from '../index/stored-facts.ts'
import type { Head } from '../rollout/head.ts'
import type { LineStart } from '../rollout/lines.ts'
import type { RolloutName } from '../rollout/names.ts'
import type { Extent } from './extent.ts'

/** A home as its checks see it: what the beginnings of its files say, and what stands beside them. */

export interface HomeFile {
  /** Below the home, `/`-separated. */
  readonly path: string
  readonly name: RolloutName
  readonly threadId: string
  readonly archived: boolean
  readonly head: Pick<Head, 'mode' | 'baseId'>
  /** Where the head stands; null where there is none. */
  readonly headAt: LineStart | null
  /** Whether the client itself would list it. */
  readonly listed: boolean
}

export interface HomeUnderCheck {
  readonly files: readonly HomeFile[]
  /** Rows of the state database by thread id; null where there is none that can be read. */
  readonly rows: ReadonlyMap<string, StateRow> | null
  /** What `thread_history_1.sqlite` says of rollouts; null where there is none that can be read. */
  readonly projection: Projection | null
  /** Names of `session_index.jsonl` by thread id. */
  readonly names: ReadonlyMap<string, string>
  /** Ids of threads in the other homes that are open. */
  readonly elsewhere: ReadonlySet<string>
}

export interface Projection {
  /** By the id of the rollout: the thread's, or the second one in the file's name. */
  readonly rows: ReadonlyMap<string, ProjectionRow>
  /** How far files reach, by path; of those that have been looked at. */
  readonly extents: ReadonlyMap<string, Extent>
  /** When the projection was so, in unix ms. */
  readonly readAt: number
}

/** The files of each thread. */
export function filesByThread(files: readonly HomeFile[]): Map<string, HomeFile[]> {
  const threads = new Map<string, HomeFile[]>()
  for (const file of files) {
    const others = threads.get(file.threadId)
    if (others === undefined) threads.set(file.threadId, [file])
    else others.push(file)
  }
  return threads
}

/** Whether a file goes on with another one's history: such files share the thread's id and are no copies. */
export function isContinuation({ name, head }: Pick<HomeFile, 'name' | 'head'>): boolean {
  return name.rolloutId !== null || head.baseId !== null
}
