/** Homes that are open, in their order, and own ones that a person closed. */
export const homes = {
  version: 4,
  sql: `
CREATE TABLE open_homes (
  path TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  origin TEXT NOT NULL,
  name TEXT,
  source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_homes (
  path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`,
} as const
