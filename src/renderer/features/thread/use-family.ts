import { useCallback, useEffect, useRef, useState } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { Family } from '../../../shared/ipc/inspect.ts'
import { call, isCancelled } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { keyOf } from '../../util/same-thread.ts'

interface ShownFamily extends Family {
  /** Asks for all relatives that are told; null where they are there. */
  readonly all: (() => void) | null
}

/** A thread's family: first what its detail has, all that is told once somebody asks. */
export function useFamily({ thread, family, familyCut }: ThreadDetail): ShownFamily {
  const [whole, setWhole] = useState<Family | null>(null)
  const asking = useRef(new AbortController())
  useEffect(() => () => asking.current.abort(), [])
  const load = useCallback(async () => {
    asking.current.abort()
    asking.current = new AbortController()
    try {
      const found = await call('threads.family', keyOf(thread), asking.current.signal)
      setWhole(found)
      announce(`${plural(found.members.length, 'relative')} shown`)
    } catch (error) {
      if (!isCancelled(error)) announce('The family could not be read')
    }
  }, [thread])
  if (whole !== null) return { ...whole, all: null }
  return { members: family, cut: familyCut, all: familyCut ? () => void load() : null }
}
