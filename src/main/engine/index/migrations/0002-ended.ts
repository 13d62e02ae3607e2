/** The time of a thread's last record. Files that were read before it was kept are read again. */
export const ended = {
  version: 2,
  sql: `
ALTER TABLE threads ADD COLUMN ended_ms REAL;
UPDATE files SET pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
