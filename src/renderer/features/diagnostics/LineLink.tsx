import type { ReactNode } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { count } from '../../util/format.ts'
import type { LinePlace, LineWay } from './way.ts'

interface LineLinkProps {
  /** Null where lines cannot be seen: the words alone stand there. */
  readonly way: LineWay | null
  readonly place: LinePlace
  /** Before the number, for who hears the link by itself. */
  readonly name: string
  readonly children: ReactNode
}

/** Leads to a line, where there is a way to it. */
export function LineLink({ way, place, name, children }: LineLinkProps) {
  if (way === null) return children
  return (
    <LinkButton aria-label={`${name} ${count(place.line)}${way.where}`} onClick={() => way.go(place)}>
      {children}
    </LinkButton>
  )
}
