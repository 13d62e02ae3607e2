import { describe, expect, it } from 'vitest'
import { problem } from '../../shared/problem.ts'
import { checks, describeFileError, fileProblem, lineProblem, problemOfError } from './problems.ts'
import { CompressionError } from './rollout/zstd-frames.ts'

const error = (code: string) => Object.assign(new Error(`${code}: /home/somebody/secret`), { code })

describe('problems', () => {
  it('have the shape of the contract, with severity and advice', () => {
    const ofLine = lineProblem('malformed-json', 'sessions/a.jsonl', 7, 512, 'not JSON')
    expect(problem.parse(ofLine)).toEqual({
      check: 'malformed-json',
      severity: 'error',
      remedy: checks['malformed-json'].remedy,
      path: 'sessions/a.jsonl',
      line: 7,
      offset: 512,
      message: 'not JSON',
    })
    expect(problem.parse(fileProblem('symlink', 'sessions/a', 'a link'))).toMatchObject({ line: null, offset: null })
  })

  it('come from errors by what went wrong', () => {
    const of = (thrown: unknown) => problemOfError(thrown, 'a').check
    expect(of(new CompressionError('cut off'))).toBe('corrupt-compression')
    expect(of(error('ENOENT'))).toBe('file-vanished')
    expect(of(error('EACCES'))).toBe('unreadable-file')
    expect(of('thrown text')).toBe('unreadable-file')
  })

  it('name no path in their words', () => {
    for (const code of ['EACCES', 'EPERM', 'ENOENT', 'ELOOP', 'EINVAL', 'EIO', 'EMFILE', 'other']) {
      expect(describeFileError(error(code))).not.toContain('somebody')
    }
    expect(describeFileError(error('EMFILE'))).toBe('it cannot be read (EMFILE)')
    expect(describeFileError(null)).toBe('it cannot be read (unknown)')
  })
})
