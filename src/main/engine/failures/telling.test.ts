import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellingLine } from './telling.ts'

describe('the telling line', () => {
  it.each([
    [
      'of a compiler',
      'Compiling x\nwarning: unused\nerror[E0308]: mismatched types\n --> a.rs:1:2',
      'error[E0308]: mismatched types',
    ],
    [
      'of Python',
      'Traceback (most recent call last):\n  File "x.py", line 3\n    error: no\nValueError: bad\n',
      'ValueError: bad',
    ],
    [
      'of Rust',
      "thread 'main' panicked at src/a.rs:3:4:\nindex out of bounds\n",
      "thread 'main' panicked at src/a.rs:3:4: index out of bounds",
    ],
    ['of a shell', 'one\nbash: rg: command not found\ntwo', 'bash: rg: command not found'],
    ['that is no count of nothing', 'lint: 0 errors\nbuild: 3 failed\n', 'build: 3 failed'],
    ['that says nothing much', 'one\ntwo\n\n', 'two'],
    [
      'of a service',
      'unexpected status 400: {"error":{"message":"The \\"x\\" is gone","type":"y"}}',
      'unexpected status 400: The "x" is gone',
    ],
  ])('%s', (_, text, line) => {
    expect(tellingLine(text)).toBe(line)
  })

  it('is at the beginning or the end of a long text', () => {
    const middle = 'ok, went well\n'.repeat(2000)
    expect(tellingLine(`fatal: first\n${middle}`)).toBe('fatal: first')
    expect(tellingLine(`${middle}fatal: last`)).toBe('fatal: last')
  })

  it('is bounded, and null where there is no word', () => {
    expect(tellingLine(' \n--\n')).toBeNull()
    fc.assert(fc.property(fc.string({ maxLength: 9000 }), text => (tellingLine(text) ?? '').length <= 800))
  })
})
