import { defineCheck } from '../check.ts'

export const fileVanished = defineCheck({
  name: 'file-vanished',
  about: 'file',
  severity: 'info',
  title: 'File is gone',
  meaning: 'The file was moved or deleted between being found and being read.',
  remedy: 'It was moved or deleted while Skein read it. Scan again.',
})
