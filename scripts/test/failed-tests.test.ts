import { describe, expect, it } from 'vitest'
import { failedE2eTests, failedUnitTests, failureText } from './failed-tests.ts'

describe('failedUnitTests', () => {
  it('names tests that failed and files that could not be loaded', () => {
    const report = {
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: 'no module b', assertionResults: [] },
        {
          name: 'c.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'c › adds', status: 'failed', failureMessages: ['\u001b[31mexpected 3\u001b[39m'] },
            { fullName: 'c › takes', status: 'passed' },
          ],
        },
      ],
    }
    expect(failedUnitTests(report)).toEqual([
      { file: 'a.test.ts', title: '', message: 'no module b' },
      { file: 'c.test.ts', title: 'c › adds', message: 'expected 3' },
    ])
  })

  it('knows nothing of something else', () => {
    expect(failedUnitTests(undefined)).toEqual([])
  })
})

describe('failedE2eTests', () => {
  it('names tests that failed, or passed at their second try, with the first message', () => {
    const spec = (title: string, status: string, ...messages: (string | undefined)[]) => ({
      title,
      tests: [{ status, results: messages.map(message => (message === undefined ? {} : { error: { message } })) }],
    })
    const report = {
      suites: [
        {
          file: 'a.spec.ts',
          specs: [spec('opens', 'expected', undefined), spec('closes', 'flaky', 'timed out', undefined)],
          suites: [{ file: 'a.spec.ts', specs: [spec('narrow', 'unexpected', 'not seen', 'not seen again')] }],
        },
      ],
    }
    expect(failedE2eTests(report)).toEqual([
      { file: 'a.spec.ts', title: 'closes', message: 'timed out' },
      { file: 'a.spec.ts', title: 'narrow', message: 'not seen' },
    ])
  })
})

describe('failureText', () => {
  it('shows the beginning of a long message below the title', () => {
    const message = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')
    const lines = failureText({ file: 'a.test.ts', title: 'adds', message }).split('\n')
    expect(lines[0]).toBe('a.test.ts › adds')
    expect(lines).toHaveLength(13)
    expect(lines[1]).toBe('    line 0')
  })
})
