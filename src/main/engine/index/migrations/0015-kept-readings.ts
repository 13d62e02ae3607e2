/** What readings of large files need to go on from where they ended. Files are not read again for it. */
export const keptReadings = {
  version: 15,
  sql: `
CREATE TABLE kept_readings (
  file_id INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  -- Of the rules that it was made by; by others it says nothing.
  version TEXT NOT NULL,
  -- Packed (scan/reading/packed.ts): the outline, and what else the reading knows.
  outline BLOB NOT NULL,
  rest BLOB NOT NULL
) STRICT;
`,
} as const
