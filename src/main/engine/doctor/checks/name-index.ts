import { defineCheck } from '../check.ts'

export const nameIndex = defineCheck({
  name: 'name-index',
  about: 'home',
  severity: 'info',
  title: 'Name index cannot be read',
  meaning: '`session_index.jsonl` cannot be read, or some of its lines are no names.',
  remedy: 'Names come from the lines that can be read.',
})
