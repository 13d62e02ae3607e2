import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { FamilyMember, ThreadDetail } from '../../../shared/ipc/detail.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Section } from '../../components/Section.tsx'
import { count, plural } from '../../util/format.ts'
import { keyOf, sameThread } from '../../util/same-thread.ts'
import { useNow } from '../../util/use-now.ts'
import styles from './Family.module.css'
import { FamilyRowView } from './FamilyRowView.tsx'
import { familyLines } from './family-lines.ts'
import { familyMove, familyRows } from './family-tree.ts'
import { showThread } from './store.ts'
import { useFamily } from './use-family.ts'

function familyWords(members: readonly FamilyMember[], cut: boolean): string {
  const forks = members.filter(member => member.relation === 'fork').length
  const agents = members.filter(member => member.relation === 'sub-agent').length
  return ['1 root', forks > 0 ? plural(forks, 'fork') : '', agents > 0 ? plural(agents, 'sub-agent') : '']
    .filter(part => part !== '')
    .join(', ')
    .concat(cut ? ', and more' : '')
}

/** What the thread was made from, and what was made from it: a tree. Arrows, Home and End move, Enter shows a thread. */
export function Family({ detail }: { readonly detail: ThreadDetail }): ReactNode {
  const { members, cut, all } = useFamily(detail)
  const self = keyOf(detail.thread)
  const now = useNow()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState(self.id)
  const tree = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const rows = useMemo(() => familyRows(members, closed), [members, closed])
  const lines = useMemo(() => familyLines(rows.map(({ member }) => member.depth)), [rows])
  const deepest = Math.max(0, ...lines.map(line => line.depth))
  const current = Math.max(
    0,
    rows.findIndex(({ member }) => member.id === focused),
  )
  const currentId = rows[current]?.member.id

  useEffect(() => {
    if (!wantsFocus.current || currentId === undefined) return
    wantsFocus.current = false
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [currentId])

  const show = ({ known, homeId, id }: FamilyMember) => {
    if (known && !sameThread({ homeId, id }, self)) showThread({ homeId, id }, null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const move = familyMove(rows, current, event.key)
    if (move === null) return
    event.preventDefault()
    event.stopPropagation()
    if ('show' in move) {
      const row = rows[move.show]
      if (row !== undefined) show(row.member)
    } else if ('toggle' in move) {
      const id = rows[move.toggle]?.member.id ?? ''
      setClosed(before => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      })
    } else {
      wantsFocus.current = true
      setFocused(rows[move.to]?.member.id ?? self.id)
    }
  }
  if (members.length === 0) return null
  return (
    <Section title="Family" note={familyWords(members, cut)} testId="family">
      <div ref={tree} className={styles.tree} role="tree" aria-label="Family" tabIndex={-1} onKeyDown={onKeyDown}>
        {rows.map((row, at) => {
          const line = lines[at]
          const { homeId, id } = row.member
          return (
            line !== undefined && (
              <FamilyRowView
                key={id}
                row={row}
                lines={line}
                deepest={deepest}
                self={sameThread({ homeId, id }, self)}
                current={at === current}
                now={now}
                onChoose={() => setFocused(id)}
                onShow={() => show(row.member)}
              />
            )
          )
        })}
      </div>
      {all !== null && (
        <p className={styles.more}>
          The first {count(members.length)} are shown. <LinkButton onClick={all}>Show up to 1,000</LinkButton>
        </p>
      )}
      {all === null && cut && <p className={styles.more}>The first {count(members.length)} are shown.</p>}
    </Section>
  )
}
