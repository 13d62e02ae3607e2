/** What each file's own part used: tokens by day and model, calls and outputs by tool. Files are read again for it. */
export const usage = {
  version: 6,
  sql: `
CREATE TABLE file_usage (
  file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  -- The local day, counted from 1970-01-01; -1 where no time is told.
  day INTEGER NOT NULL,
  model TEXT NOT NULL,
  input INTEGER NOT NULL,
  -- Part of input.
  cached INTEGER NOT NULL,
  output INTEGER NOT NULL,
  -- Part of output.
  reasoning INTEGER NOT NULL,
  PRIMARY KEY (file_id, day, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE file_tool_use (
  file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  tool TEXT NOT NULL,
  calls INTEGER NOT NULL,
  output_bytes INTEGER NOT NULL,
  PRIMARY KEY (file_id, tool)
) STRICT, WITHOUT ROWID;

-- The largest outputs of each file.
CREATE TABLE file_outputs (
  file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  tool TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_outputs_bytes ON file_outputs (bytes);

-- The file whose usage is the thread's: of a thread with several files, the deciding one alone counts.
ALTER TABLE threads ADD COLUMN usage_file INTEGER;
CREATE INDEX threads_usage ON threads (usage_file);

UPDATE files SET pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
