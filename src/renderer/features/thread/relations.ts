import type { FamilyMember, ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import type { Relations } from '../transcript/index.ts'

type Around = Omit<Relations, 'show'>

/** The sub-agents below a member of a family in tree order, with theirs. */
export function subAgentsOf(family: readonly FamilyMember[], id: string): Around['subAgents'] {
  const at = family.findIndex(member => member.id === id)
  const self = family[at]
  if (self === undefined) return []
  const below = family.slice(at + 1)
  const end = below.findIndex(member => member.depth <= self.depth)
  const within = end === -1 ? below : below.slice(0, end)
  const agents: { member: FamilyMember; depth: number }[] = []
  /** What is below a fork belongs to the fork. */
  let forkDepth = Number.POSITIVE_INFINITY
  for (const member of within) {
    if (member.depth > forkDepth) continue
    forkDepth = member.relation === 'fork' ? member.depth : Number.POSITIVE_INFINITY
    if (member.relation === 'sub-agent') agents.push({ member, depth: member.depth - self.depth - 1 })
  }
  return agents
}

/** The threads around an open one; what they are called is known as soon as the detail is there. */
export function relationsOf(thread: ListedThread, detail: ThreadDetail | null): Around {
  const family = detail?.family ?? []
  const relative = (id: string | null) =>
    id === null || id === thread.id ? null : { id, member: family.find(member => member.id === id) ?? null }
  return {
    forkedFrom: relative(thread.forkedFromId),
    parent: relative(thread.parentThreadId),
    subAgents: subAgentsOf(family, thread.id),
  }
}
