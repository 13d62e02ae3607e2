import { describe, expect, it } from 'vitest'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { subAgentsOf } from './relations.ts'

function member(id: string, depth: number, relation: FamilyMember['relation']): FamilyMember {
  return {
    homeId: 1,
    id,
    title: id,
    relation,
    depth,
    known: true,
    historyMode: 'legacy',
    historyModeRaw: 'legacy',
    createdAt: null,
  }
}

const family = [
  member('root', 0, 'root'),
  member('a', 1, 'sub-agent'),
  member('aa', 2, 'sub-agent'),
  member('f', 1, 'fork'),
  member('fa', 2, 'sub-agent'),
]
const ids = (of: string) => subAgentsOf(family, of).map(agent => `${agent.depth} ${agent.member.id}`)

describe('sub-agents', () => {
  it('nest below the thread that started them', () => {
    expect(ids('root')).toEqual(['0 a', '1 aa'])
    expect(ids('a')).toEqual(['0 aa'])
    expect(ids('f')).toEqual(['0 fa'])
    expect(ids('aa')).toEqual([])
    expect(ids('nobody')).toEqual([])
  })
})
