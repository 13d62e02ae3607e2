import { defineCheck } from '../check.ts'

export const symlink = defineCheck({
  name: 'symlink',
  about: 'home',
  severity: 'info',
  title: 'Symbolic link',
  meaning: 'A symbolic link below `sessions/` or `archived_sessions/`. Skein follows none there, nor does Codex.',
  remedy: 'Open the folder that it points to as a home of its own.',
})
