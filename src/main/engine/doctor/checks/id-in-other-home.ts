import { defineCheck } from '../check.ts'

export const idInOtherHome = defineCheck({
  name: 'id-in-other-home',
  about: 'home',
  severity: 'info',
  title: 'In another home too',
  meaning: 'Another home that is open has a thread of the same id: a copy, a backup, or a home that was moved.',
  remedy: 'Nothing is wrong as long as you know which of them Codex goes on writing.',
  rules: {
    *home({ files, elsewhere }) {
      for (const { path, threadId } of files) {
        if (elsewhere.has(threadId)) yield { path, message: 'another open home has a thread of this id' }
      }
    },
  },
})
