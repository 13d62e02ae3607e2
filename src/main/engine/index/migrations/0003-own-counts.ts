/** Turns and tokens of a thread are its own: without what it inherited or took back. Files are read again for it. */
export const ownCounts = {
  version: 3,
  sql: `
UPDATE files SET pass = NULL;
UPDATE threads SET read = 0, line_count = NULL, turn_count = NULL, last_turn = NULL;
`,
} as const
