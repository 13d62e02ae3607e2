/** Threads are named by the path of their home and their id, which outlive every index. */
export const initial = {
  version: 1,
  sql: `
CREATE TABLE thread_marks (
  home_path TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  pinned_ms REAL,
  note TEXT,
  note_ms REAL,
  PRIMARY KEY (home_path, thread_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pinned_threads ON thread_marks (home_path, thread_id) WHERE pinned_ms IS NOT NULL;

CREATE TABLE thread_tags (
  home_path TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (home_path, thread_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX threads_by_tag ON thread_tags (tag, home_path, thread_id);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  month TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (name, label, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  search TEXT NOT NULL,
  saved_ms REAL NOT NULL
) STRICT;

CREATE TABLE recent_searches (
  text TEXT PRIMARY KEY,
  used_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const
