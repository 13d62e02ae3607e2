import { describe, expect, it } from 'vitest'
import { errorReason, turnState } from './turn-words.ts'

const NOW = 1_800_000_000_000
const error = (codexErrorInfo: unknown) => ({ message: 'no', codexErrorInfo, additionalDetails: null })

describe('the state of a turn', () => {
  it('is what the file says', () => {
    expect(turnState({ status: 'completed', error: null, open: false }, NOW, NOW)).toBe('completed')
    expect(turnState({ status: 'failed', error: error('other'), open: false }, NOW, NOW)).toBe('failed')
  })

  it('is a refusal where the service said so', () => {
    for (const code of ['cyber_policy', 'cyberPolicy', 'content_policy']) {
      expect(turnState({ status: 'failed', error: error(code), open: false }, NOW, NOW)).toBe('refused')
    }
  })

  it('is running only while the file is written to', () => {
    const open = { status: 'inProgress', error: null, open: true } as const
    expect(turnState(open, NOW - 60_000, NOW)).toBe('running')
    expect(turnState(open, NOW - 121_000, NOW)).toBe('unended')
    expect(turnState({ ...open, open: false }, NOW, NOW)).toBe('unended')
    expect(turnState({ ...open, status: 'interrupted' }, NOW - 121_000, NOW)).toBe('unended')
  })
})

describe('the reason of a failure', () => {
  it('is said in words, however the code is spelled', () => {
    expect(errorReason('usage_limit_exceeded')).toMatch(/usage limit/)
    expect(errorReason('usageLimitExceeded')).toBe(errorReason('usage_limit_exceeded'))
    expect(errorReason({ http_connection_failed: { http_status_code: 502 } })).toMatch(/reached/)
    for (const none of ['other', null, undefined, 7, {}, 'constructor']) expect(errorReason(none)).toBeNull()
  })
})
