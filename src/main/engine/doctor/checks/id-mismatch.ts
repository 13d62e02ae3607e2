import { defineCheck } from '../check.ts'

export const idMismatch = defineCheck({
  name: 'id-mismatch',
  about: 'head',
  severity: 'warning',
  title: 'Id and file name differ',
  meaning: 'The head and the file name have different thread ids. The head decides.',
  remedy: 'The head decides. The file may have been copied or renamed by hand.',
  rules: {
    start: ({ head: { id }, name }) => (id !== null && id !== name.threadId ? `the head names the thread ${id}` : null),
  },
})
