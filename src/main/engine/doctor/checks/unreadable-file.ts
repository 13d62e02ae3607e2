import { defineCheck } from '../check.ts'

export const unreadableFile = defineCheck({
  name: 'unreadable-file',
  about: 'file',
  severity: 'error',
  title: 'Unreadable file',
  meaning: 'The system does not let Skein read the file, or it is no regular file.',
  remedy: 'Check the permissions of the file: `ls -l FILE`.',
})
