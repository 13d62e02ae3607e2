import { defineCheck } from '../check.ts'

export const emptyFile = defineCheck({
  name: 'empty-file',
  about: 'file',
  severity: 'warning',
  title: 'Empty file',
  meaning: 'The file has no bytes.',
  remedy: 'There is nothing in it; it can be deleted.',
  rules: {
    start: ({ sizeBytes }) => (sizeBytes === 0 ? 'the file has no bytes' : null),
  },
})
