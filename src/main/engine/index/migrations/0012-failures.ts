/** What failed in each file, by fingerprint. Files are read again for it. */
export const failures = {
  version: 12,
  sql: `
-- Texts stand here once, however many files have them.
CREATE TABLE fingerprints (
  -- Made from the other columns (failures/failure.ts): the same in every index.
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE file_failures (
  fingerprint INTEGER NOT NULL REFERENCES fingerprints (id),
  file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  count INTEGER NOT NULL,
  first_ms REAL,
  last_ms REAL,
  -- Of the latest one.
  line INTEGER NOT NULL,
  -- The client's release as a number that grows with it; null where none is told.
  release_key INTEGER,
  PRIMARY KEY (fingerprint, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_failures_file ON file_failures (file_id);

-- No word of a file stays behind it.
CREATE TRIGGER file_failures_deleted AFTER DELETE ON file_failures BEGIN
  DELETE FROM fingerprints WHERE id = old.fingerprint
    AND NOT EXISTS (SELECT 1 FROM file_failures f WHERE f.fingerprint = old.fingerprint);
END;

UPDATE files SET pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
