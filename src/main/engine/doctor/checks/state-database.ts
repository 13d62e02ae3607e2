import { defineCheck } from '../check.ts'

export const stateDatabase = defineCheck({
  name: 'state-database',
  about: 'home',
  severity: 'info',
  title: 'State database cannot be read',
  meaning: '`state_5.sqlite` cannot be read: damaged, locked, without a `threads` table, or over 512 MiB.',
  remedy: 'Skein goes by the rollout files alone. Names and tokens that only the database has are missing.',
})
