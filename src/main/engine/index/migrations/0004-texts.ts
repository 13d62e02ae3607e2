/**
 * Texts to search in, and what of a thread's content conditions ask for. `texts` holds no text, only where its words
 * stand; a row is a record, and `text_ranges` tells whose. Numbers in options must be literals: bound ones are REAL.
 */
export const texts = {
  version: 4,
  sql: `
CREATE VIRTUAL TABLE texts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');
INSERT INTO texts (texts, rank) VALUES ('automerge', 8);
INSERT INTO texts (texts, rank) VALUES ('crisismerge', 16);
INSERT INTO texts (texts, rank) VALUES ('hashsize', 16777216);

-- Neighbouring rows of 'texts' that come from one file. Without a file they are dead: nothing finds them any more.
CREATE TABLE text_ranges (
  first INTEGER PRIMARY KEY,
  count INTEGER NOT NULL,
  file_id INTEGER REFERENCES files (id) ON DELETE SET NULL,
  -- A byte a row: the kind, 64 for a text that was cut, and 128 for what a fork has from its source.
  kinds BLOB NOT NULL,
  -- Varints a row: line number and byte offset (both from the row before), bytes of the line.
  lines BLOB NOT NULL,
  -- 0 until the reading that they are from has come to its end.
  settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX text_ranges_file ON text_ranges (file_id);

-- The row of 'texts' with a thread's name; of every thread, refused ones too.
CREATE TABLE thread_texts (
  id INTEGER PRIMARY KEY,
  home_id INTEGER NOT NULL,
  thread_id TEXT NOT NULL,
  -- Of the text, to see whether it has changed.
  hash TEXT NOT NULL,
  UNIQUE (home_id, thread_id)
) STRICT;

-- The rules that the texts were made by: how much of an output, which version of the code.
CREATE TABLE text_rules (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE file_tools (
  file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  tool TEXT NOT NULL,
  tool_key TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (file_id, tool)
) STRICT, WITHOUT ROWID;

CREATE TABLE file_changes (
  file_id INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  -- Paths of changed files, folded, a line each.
  path_keys TEXT NOT NULL
) STRICT;

ALTER TABLE threads ADD COLUMN project_key TEXT NOT NULL DEFAULT '';
-- Bits: error 1, diff 2, image 4, plan 8. Null until the file was read.
ALTER TABLE threads ADD COLUMN contents INTEGER;
-- The reading of the file that its texts are from, or will be; null once the file is another one.
ALTER TABLE files ADD COLUMN reading INTEGER;
-- JSON: how much of the file its texts are from (scan/text-state.ts); null where they are to be read anew.
ALTER TABLE files ADD COLUMN text_state TEXT;

UPDATE files SET pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
