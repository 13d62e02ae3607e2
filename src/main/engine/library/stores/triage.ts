import * as z from 'zod'
import { fingerprintOfCheck } from '../../../../shared/fingerprint-name.ts'
import { MAX_ENTRIES, type TriageState, triageState } from '../../../../shared/ipc/triage.ts'
import type { LibraryDb } from '../open.ts'

/** What a state is of. Empty: everywhere, the whole home, the thread as a whole. */
export interface TriageSubject {
  readonly homePath: string
  readonly threadId: string
  readonly check: string
}

const row = z
  .object({
    home_path: z.string(),
    thread_id: z.string(),
    check: z.string(),
    state: triageState,
    changed_ms: z.number(),
  })
  .transform(({ home_path, thread_id, changed_ms, ...rest }) => ({
    ...rest,
    homePath: home_path,
    threadId: thread_id,
    changedMs: changed_ms,
  }))
type Row = z.output<typeof row>

/** States of threads, and problems that are known. */
export class TriageStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** The newest first, as many as the window takes. */
  all(): Row[] {
    const rows = this.#db.prepare('SELECT * FROM triage ORDER BY changed_ms DESC LIMIT ?').all(MAX_ENTRIES)
    return z.array(row).parse(rows)
  }

  /** Fingerprints of failures that are known everywhere. */
  knownFailures(): number[] {
    const checks = this.#db
      .prepare("SELECT \"check\" FROM triage WHERE home_path = '' AND \"check\" GLOB 'failure:*' AND state = 'known'")
      .pluck()
      .all()
    return z
      .array(z.string())
      .parse(checks)
      .flatMap(check => fingerprintOfCheck(check) ?? [])
  }

  /** @param state `open` takes it away. @param atMs unix ms */
  set({ homePath, threadId, check }: TriageSubject, state: TriageState, atMs: number): void {
    if (state === 'open') {
      this.#db
        .prepare('DELETE FROM triage WHERE home_path = ? AND thread_id = ? AND "check" = ?')
        .run(homePath, threadId, check)
      return
    }
    this.#db
      .prepare(
        `INSERT INTO triage (home_path, thread_id, "check", state, changed_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state, changed_ms = excluded.changed_ms`,
      )
      .run(homePath, threadId, check, state, atMs)
  }
}
