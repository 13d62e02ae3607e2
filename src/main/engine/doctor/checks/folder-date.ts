import { defineCheck } from '../check.ts'

const DATED = /^sessions\/(\d{4})\/(\d{2})\/(\d{2})\/[^/]+$/

export const folderDate = defineCheck({
  name: 'folder-date',
  about: 'head',
  severity: 'info',
  title: 'In the folder of another day',
  meaning: 'The folder is not that of the day in the file name. Codex lists the thread under the wrong day.',
  remedy: 'The file may have been moved by hand. Codex puts it right when it is archived and taken back.',
  rules: {
    start: ({ path, name: { time } }) => {
      const [, year, month, day] = DATED.exec(path) ?? []
      if (year === undefined || time.startsWith(`${year}-${month}-${day}`)) return null
      return `it lies in the folder of ${year}-${month}-${day}`
    },
  },
})
