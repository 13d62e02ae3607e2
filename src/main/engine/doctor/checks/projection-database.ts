import { defineCheck } from '../check.ts'

export const projectionDatabase = defineCheck({
  name: 'projection-database',
  about: 'home',
  severity: 'info',
  title: 'History projection cannot be read',
  meaning:
    '`thread_history_1.sqlite` cannot be read: damaged, locked, without its table of cursors, or over 512 MiB. Codex shows paginated threads out of it.',
  remedy: 'The rollout files are what counts, and Codex can work it out anew. How far it has come is not compared.',
})
