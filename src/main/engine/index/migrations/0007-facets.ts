/** Facets of the list: releases by their first two numbers, and one index that answers counts and orders without the rows. */
export const facetColumns = {
  version: 7,
  sql: `
-- '0.144' of '0.144.6-alpha.1'.
ALTER TABLE threads ADD COLUMN release TEXT GENERATED ALWAYS AS (
  substr(cli_version, 1, instr(cli_version, '.')
    + instr(substr(cli_version, instr(cli_version, '.') + 1) || '.', '.') - 1)
) VIRTUAL;
ALTER TABLE threads ADD COLUMN model_key TEXT GENERATED ALWAYS AS (COALESCE(model, '')) VIRTUAL;
CREATE INDEX threads_facets ON threads (
  home_id, updated_ms, history_mode, archived, source_kind, cwd, model_provider, model_key, release, problem_count,
  created_ms, size_bytes, tokens_key, id
);
`,
} as const
