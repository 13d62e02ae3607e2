/**
 * How far a person is with what is wrong. An empty path is everywhere, an empty id the whole home, an empty check the
 * thread as a whole; what is not here is open.
 */
export const triage = {
  version: 3,
  sql: `
CREATE TABLE triage (
  home_path TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  "check" TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_ms REAL NOT NULL,
  PRIMARY KEY (home_path, thread_id, "check")
) STRICT, WITHOUT ROWID;
`,
} as const
