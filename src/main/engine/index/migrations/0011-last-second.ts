/** Files by the second of their last record: what a crash takes down at once is found without reading all profiles. */
export const lastSecond = {
  version: 11,
  sql: `
CREATE INDEX files_last_second ON files (home_id, CAST(json_extract(profile, '$.last.at') / 1000 AS INTEGER))
  WHERE profile IS NOT NULL;
`,
} as const
