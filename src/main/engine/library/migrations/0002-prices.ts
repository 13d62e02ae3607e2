/** What models cost a million tokens, as the person has said. */
export const prices = {
  version: 2,
  sql: `
CREATE TABLE model_prices (
  model TEXT PRIMARY KEY,
  input REAL NOT NULL,
  cached_input REAL NOT NULL,
  output REAL NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const
