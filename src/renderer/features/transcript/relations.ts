import { createContext, use } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'

/** Another thread that this one has to do with. */
export interface Relative {
  readonly id: string
  /** Null while it is not known, and where its file is in none of the homes. */
  readonly member: FamilyMember | null
}

/** The threads around the open one. */
export interface Relations {
  readonly forkedFrom: Relative | null
  /** The thread that started this one as a sub-agent. */
  readonly parent: Relative | null
  /** Its sub-agents, and theirs, in tree order; `depth` counts from 0. */
  readonly subAgents: readonly { readonly member: FamilyMember; readonly depth: number }[]
  readonly show: (thread: ThreadKey) => void
}

export const NO_RELATIONS: Relations = { forkedFrom: null, parent: null, subAgents: [], show: () => undefined }

export const RelationsContext = createContext<Relations>(NO_RELATIONS)

export function useRelations(): Relations {
  return use(RelationsContext)
}
