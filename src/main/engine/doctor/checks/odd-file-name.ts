import { defineCheck } from '../check.ts'

export const oddFileName = defineCheck({
  name: 'odd-file-name',
  about: 'file',
  severity: 'info',
  title: 'Odd file name',
  meaning: 'Named almost like a rollout (`rollout-….jsonl` or `.json`), but not quite; it is not read.',
  remedy: 'Rename a copy as Codex does to read it: `rollout-<time>-<id>.jsonl`.',
})
