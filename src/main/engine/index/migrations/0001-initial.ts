/** Homes, files, threads, names, state rows, problems. */
export const initial = {
  version: 1,
  sql: `
CREATE TABLE homes (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  -- JSON: the folders that were looked into.
  places TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- One row per rollout file. Facts are JSON (stored-facts.ts); 'pass' is null until the file was read in full.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  in_codex_place INTEGER NOT NULL,
  facts TEXT NOT NULL,
  pass TEXT,
  UNIQUE (home_id, path)
) STRICT;
CREATE INDEX files_thread ON files (home_id, thread_id);

-- One row per thread, made from its files, its name and its state row. Times in unix ms.
CREATE TABLE threads (
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  name TEXT,
  history_mode TEXT NOT NULL DEFAULT 'legacy',
  mode_raw TEXT NOT NULL DEFAULT 'legacy',
  mode_reason TEXT,
  generation TEXT NOT NULL,
  session_id TEXT NOT NULL,
  forked_from_id TEXT,
  parent_thread_id TEXT,
  model_provider TEXT NOT NULL,
  created_ms REAL NOT NULL,
  updated_ms REAL NOT NULL,
  cwd TEXT NOT NULL,
  branch TEXT,
  git TEXT,
  cli_version TEXT NOT NULL,
  source TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  thread_source TEXT,
  agent_nickname TEXT,
  agent_role TEXT,
  originator TEXT,
  archived INTEGER NOT NULL,
  compressed INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  problem_count INTEGER NOT NULL,
  read INTEGER NOT NULL,
  line_count INTEGER,
  turn_count INTEGER,
  tokens INTEGER,
  tokens_key INTEGER NOT NULL,
  model TEXT,
  last_turn TEXT,
  listed_by_codex INTEGER NOT NULL,
  -- JSON array of paths below the home, the deciding file first.
  files TEXT NOT NULL,
  search_text TEXT NOT NULL,
  -- Last: it may be long, and most queries never look at it.
  preview TEXT NOT NULL,
  PRIMARY KEY (home_id, id)
) STRICT;
CREATE INDEX threads_updated ON threads (updated_ms, home_id, id);
CREATE INDEX threads_created ON threads (created_ms, home_id, id);
CREATE INDEX threads_name ON threads (title_key, home_id, id);
CREATE INDEX threads_size ON threads (size_bytes, home_id, id);
CREATE INDEX threads_tokens ON threads (tokens_key, home_id, id);
CREATE INDEX threads_fork ON threads (home_id, forked_from_id) WHERE forked_from_id IS NOT NULL;
CREATE INDEX threads_parent ON threads (home_id, parent_thread_id) WHERE parent_thread_id IS NOT NULL;

-- Problems of files, and of homes where file_id is null.
CREATE TABLE problems (
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  file_id INTEGER REFERENCES files (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  "check" TEXT NOT NULL,
  severity TEXT NOT NULL,
  path TEXT NOT NULL,
  line INTEGER,
  "offset" INTEGER,
  message TEXT NOT NULL,
  remedy TEXT NOT NULL
) STRICT;
CREATE INDEX problems_file ON problems (file_id, origin);
CREATE INDEX problems_home ON problems (home_id);

-- What a home says of its threads beside their rollouts: session_index.jsonl ('name') and state_5.sqlite ('state').
CREATE TABLE side_facts (
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (home_id, kind, thread_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE side_sources (
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  -- 'ok', 'absent' or 'unreadable'
  state TEXT NOT NULL,
  PRIMARY KEY (home_id, kind)
) STRICT, WITHOUT ROWID;
`,
} as const
