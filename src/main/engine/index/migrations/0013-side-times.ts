/** When what lies beside rollouts was read: a file that was written to later is not compared with it. */
export const sideTimes = {
  version: 13,
  sql: `
-- Unix ms; 0 where it is not known.
ALTER TABLE side_sources ADD COLUMN read_ms REAL NOT NULL DEFAULT 0;
DELETE FROM side_sources WHERE kind = 'projection';
`,
} as const
