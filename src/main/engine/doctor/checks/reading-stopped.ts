import { defineCheck } from '../check.ts'

export const readingStopped = defineCheck({
  name: 'reading-stopped',
  about: 'file',
  severity: 'error',
  title: 'Reading had to stop',
  meaning: 'The part of Skein that reads files ended while it read this one. Counts and texts of it are missing.',
  remedy: 'The thread can still be opened. It is read again when the file changes.',
})
