import { expect, it } from 'vitest'
import { escapeMath } from './literal-math.ts'

it('leaves other text alone', () => {
  for (const text of [
    'costs $5 and *$6*',
    '`$a_1$` and `` \\(x\\) ``',
    '```\n\\(a_b\\)\n```',
    '$HOME/*x* and $PATH',
    'a \\\\(b) c',
  ]) {
    expect(escapeMath(text)).toBe(text)
  }
})

it('escapes formulas', () => {
  expect(escapeMath('so \\(a_1*b\\).')).toBe('so \\\\\\(a\\_1\\*b\\\\\\).')
  expect(escapeMath('$a_1$')).toBe('\\$a\\_1\\$')
  expect(escapeMath('$$\nx_1\n$$')).toBe('\\$\\$\\\nx\\_1\\\n\\$\\$')
})

it('does not reach over paragraphs', () => {
  expect(escapeMath('\\[ open\n\nclosed \\]')).toBe('\\[ open\n\nclosed \\]')
})
