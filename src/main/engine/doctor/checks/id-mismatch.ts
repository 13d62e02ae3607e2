import { defineCheck } from '../check.ts'

export const idMismatch = defineCheck({
  name: 'id-mismatch',
  about: 'head',
  severity: 'warning',
  title: 'Id and file name differ',
  meaning: 'The head and the file name have different thread ids. The head decides.',
  remedy: 'The head decides. The file may have been copied or renamed by hand.',
  rules: {
    head: ({ head: { id }, name }) =>
      // Files outside of a home may have any name, and then none with an id.
      id === null || name.threadId === '' || id === name.threadId ? null : `the head names the thread ${id}`,
  },
})
