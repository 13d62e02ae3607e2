import { expect, it } from 'vitest'
import { threadsCsv, valuesCsv } from './csv.ts'

it('writes what would be replaced as it is shown, its first place redacted', () => {
  const value = {
    kind: 'email',
    label: 'E-mail address',
    pseudonym: '[email-1]',
    shown: '=ann@harbor.org',
    count: 3,
    threads: 2,
    sample: { before: 'ask ', after: ', please', thread: { homeId: 1, id: 'a' } },
  }
  expect(valuesCsv([value])).toBe(
    `what,found,becomes,times,threads,first_place_redacted\r\nE-mail address,'=ann@harbor.org,[email-1],3,2,"ask [email-1], please"\r\n`,
  )
})

it('writes the threads of a bundle', () => {
  const thread = {
    homeId: 1,
    id: 'a',
    title: 'Plant beans',
    historyMode: 'legacy' as const,
    historyModeRaw: 'legacy',
    content: 'redacted' as const,
    files: 1,
    bytes: 900,
    replacements: 4,
    problem: null,
  }
  expect(threadsCsv([thread]).split('\r\n')[1]).toBe('a,Plant beans,legacy,redacted,1,900,4,')
})
