import { describe, expect, it } from 'vitest'
import type { Parity, ParityFact } from '../../../../shared/parity.ts'
import { hasDatabase, parityWords } from './parity-words.ts'

const fact = (verdict: ParityFact['verdict']): ParityFact => ({
  fact: 'Row',
  rollout: '1 file',
  state: null,
  projection: null,
  verdict,
  note: null,
})
const parity = (more: Partial<Parity>): Parity => ({ state: 'present', projection: 'present', facts: [], ...more })

describe('the line about parity', () => {
  it('counts differences', () => {
    expect(parityWords(parity({ facts: [fact('agree')] }))).toBe('All agree')
    expect(parityWords(parity({ facts: [fact('differ'), fact('agree'), fact('differ')] }))).toBe('2 differences')
  })

  it('says which database is missing', () => {
    expect(parityWords(parity({ projection: 'no-database' }))).toBe('All agree, no history projection in this home')
    expect(parityWords(parity({ state: 'unreadable', facts: [fact('differ')] }))).toBe(
      '1 difference, the state database cannot be read',
    )
    const none = parity({ state: 'no-database', projection: 'no-database' })
    expect([hasDatabase(none), parityWords(none)]).toEqual([false, 'This home has neither of Codex’s databases'])
  })
})
