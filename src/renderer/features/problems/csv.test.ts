import { expect, it } from 'vitest'
import { coverageCsv, findingsCsv, matrixCsv, understoodCsv } from './csv.ts'

it('writes the counts with a column for each release', () => {
  const row = {
    check: 'not-utf8',
    title: 'Not UTF-8',
    severity: 'error' as const,
    counts: new Map([['0.144', 3]]),
    count: 3,
    threads: 2,
  }
  expect(matrixCsv({ groups: ['', '0.144'], rows: [row], most: 3 })).toBe(
    'severity,check,title,none,0.144,all,threads\r\nerror,not-utf8,Not UTF-8,0,3,3,2\r\n',
  )
})

it('writes findings that no spreadsheet takes for formulas', () => {
  const finding = {
    severity: 'info' as const,
    check: 'symlink',
    title: 'Symbolic link',
    homeId: 1,
    threadId: null,
    threadTitle: '=1+1',
    path: 'a,b',
    line: null,
    offset: null,
    message: 'm',
    remedy: 'r',
    release: '',
    at: 8.64e15 + 1,
    scope: 'full' as const,
    deciding: false,
  }
  expect(findingsCsv([finding]).split('\r\n')[1]).toBe(`info,symlink,,'=1+1,"a,b",,,m,,,full`)
  expect(findingsCsv([{ ...finding, at: 0 }])).toContain('1970-01-01T00:00:00.000Z')
})

it('writes what is unknown, by release', () => {
  const one = {
    homeId: 1,
    what: 'kind' as const,
    name: 'plan_v9',
    release: '0.150.0',
    count: 7,
    files: 2,
    firstFile: 'sessions/a',
  }
  expect(coverageCsv([one])).toBe(
    'unknown,name,release,records,files,first_file\r\nkind,plan_v9,0.150.0,7,2,sessions/a\r\n',
  )
})

it('writes how much is understood, all of nothing', () => {
  const releases = [
    { release: '0.144.6', files: 2, bytes: 300, unknownBytes: 100 },
    { release: '', files: 1, bytes: 0, unknownBytes: 0 },
  ]
  expect(understoodCsv(releases)).toBe(
    'release,files,bytes,unknown_bytes,understood\r\n0.144.6,2,300,100,0.6667\r\n,1,0,0,1\r\n',
  )
})
