/**
 * What the doctor finds: exact counts beside the rows that are kept, what may be filtered by, and the profile of each
 * file. All files are read again for it.
 */
export const doctor = {
  version: 5,
  sql: `
-- 'full', or 'structure' for what is drawn from the structure of a thread that is not opened.
ALTER TABLE problems ADD COLUMN scope TEXT NOT NULL DEFAULT 'full';
-- Of the client that wrote the file; empty where that is not known.
ALTER TABLE problems ADD COLUMN release TEXT NOT NULL DEFAULT '';
-- Unix ms: of the record, else of the file's last change.
ALTER TABLE problems ADD COLUMN at_ms REAL;
CREATE INDEX problems_check ON problems ("check", home_id);

-- How often each check found something, whatever the number of rows that are kept of it.
CREATE TABLE problem_counts (
  home_id INTEGER NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
  file_id INTEGER REFERENCES files (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  "check" TEXT NOT NULL,
  severity TEXT NOT NULL,
  scope TEXT NOT NULL,
  release TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX problem_counts_file ON problem_counts (file_id, origin);
CREATE INDEX problem_counts_home ON problem_counts (home_id, "check");

-- Whether all lines of the file have been looked at, and JSON: what it is made of (shared/ipc/doctor.ts, 'profile').
ALTER TABLE files ADD COLUMN examined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN profile TEXT;

-- Their beginnings and their lines are checked for more than before.
DELETE FROM problems;
DELETE FROM side_sources;
UPDATE files SET fingerprint = '', pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
