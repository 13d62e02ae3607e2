import { defineCheck } from '../check.ts'

export const unreadableFolder = defineCheck({
  name: 'unreadable-folder',
  about: 'home',
  severity: 'error',
  title: 'Unreadable folder',
  meaning:
    'A folder cannot be listed, lies more than 16 levels deep, or holds more than Skein looks at. Threads in it are not in the list.',
  remedy: 'Check the permissions of the folder: `ls -ld FOLDER`.',
})
