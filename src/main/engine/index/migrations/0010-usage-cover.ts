/** One index that answers sums of usage without the rows of threads, which are wide. */
export const usageCover = {
  version: 10,
  sql: `
DROP INDEX threads_usage;
CREATE INDEX threads_usage ON threads (
  usage_file, home_id, cwd, source_kind, model_provider, archived, updated_ms, history_mode, tokens, read, id
);
`,
} as const
