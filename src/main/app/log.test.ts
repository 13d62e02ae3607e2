import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from './log.ts'

let base = ''
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'skein-log-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

it('writes to the file and to stderr, for the owner only', () => {
  const echoed: string[] = []
  const folder = join(base, 'logs')
  openLog(
    folder,
    line => echoed.push(line),
    () => new Date(0),
  ).warn('the engine stopped')
  const file = join(folder, 'skein.log')
  expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z warning the engine stopped\n')
  expect(echoed).toEqual(['1970-01-01T00:00:00.000Z warning the engine stopped\n'])
  expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600])
})

it('holds no messages of errors and no home folder', () => {
  const echoed: string[] = []
  const log = openLog(base, line => echoed.push(line))
  const error = new SyntaxError('Unexpected token in "words of a transcript"')
  error.stack = `SyntaxError: words of a transcript\nof two lines\n    at parse (${join(homedir(), 'skein', 'x.js')}:1:2)`
  log.error('reading', error)
  log.error('reading', 'words of a transcript')
  log.warn(`gone: ${join(homedir(), 'x')}`)
  expect(echoed.join('')).not.toMatch(/words|two lines/)
  expect(echoed.join('')).not.toContain(homedir())
  expect(echoed[0]).toContain(`reading: SyntaxError\n    at parse (${join('~', 'skein', 'x.js')}:1:2)`)
})

it('starts a new file at 1 MB and keeps one old one', () => {
  const log = openLog(base, () => undefined)
  for (const letter of ['a', 'b', 'c']) {
    writeFileSync(join(base, 'skein.log'), letter.repeat(1024 * 1024))
    log.warn('one more')
  }
  expect(readdirSync(base).sort()).toEqual(['skein.log', 'skein.log.1'])
  expect(readFileSync(join(base, 'skein.log.1'), 'utf8').slice(0, 3)).toBe('ccc')
  expect(readFileSync(join(base, 'skein.log'), 'utf8')).toMatch(/^\S+ warning one more\n$/)
})

it('goes on without a file where none can be written', () => {
  writeFileSync(join(base, 'blocked'), '')
  const echoed: string[] = []
  const log = openLog(join(base, 'blocked'), line => echoed.push(line))
  log.warn('one')
  log.warn('two')
  expect(echoed).toEqual([
    expect.stringContaining('one'),
    expect.stringMatching(/cannot be written: Error \(E/),
    expect.stringContaining('two'),
  ])
})
