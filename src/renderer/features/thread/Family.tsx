import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Section } from '../../components/Section.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { plural, whenText } from '../../util/format.ts'
import { useNow } from '../../util/use-now.ts'
import styles from './Family.module.css'
import { FamilyGraph } from './FamilyGraph.tsx'
import { type FamilyLines, familyLines } from './family-lines.ts'
import { showThread } from './store.ts'

function familyWords(members: readonly FamilyMember[]): string {
  const forks = members.filter(member => member.relation === 'fork').length
  const agents = members.filter(member => member.relation === 'sub-agent').length
  return ['1 root', forks > 0 ? plural(forks, 'fork') : '', agents > 0 ? plural(agents, 'sub-agent') : '']
    .filter(part => part !== '')
    .join(', ')
}

interface MemberProps {
  readonly member: FamilyMember
  readonly lines: FamilyLines
  readonly self: boolean
  readonly deepest: number
}

function Member({ member, lines, self, deepest }: MemberProps) {
  const now = useNow()
  const content = (
    <>
      <FamilyGraph lines={lines} member={member} self={self} deepest={deepest} />
      {member.known ? <Title text={member.title} /> : <Word text={member.id} className={styles.absent} />}
      <span className={styles.relation}>
        {member.relation}
        {member.createdAt === null ? '' : ` · ${whenText(member.createdAt, now)}`}
      </span>
      <span className={styles.badge}>
        {member.known && member.historyMode !== null ? (
          <ModeBadge kind={member.historyMode} raw={member.historyModeRaw ?? ''} />
        ) : (
          <span className={styles.relation}>not in this home</span>
        )}
      </span>
    </>
  )
  if (self || !member.known) {
    return (
      <div
        className={styles.member}
        aria-current={self ? true : undefined}
        data-testid="family-member"
        data-thread-id={member.id}
      >
        {content}
      </div>
    )
  }
  return (
    <button
      type="button"
      className={styles.member}
      data-testid="family-member"
      data-thread-id={member.id}
      onClick={() => showThread({ homeId: member.homeId, id: member.id }, null)}
    >
      {content}
    </button>
  )
}

/** What the thread was made from, and what was made from it. */
export function Family({ members, self }: { readonly members: readonly FamilyMember[]; readonly self: ThreadKey }) {
  const lines = familyLines(members.map(member => member.depth))
  const deepest = Math.max(...lines.map(line => line.depth))
  return (
    <Section title="Family" note={familyWords(members)} testId="family">
      <ul>
        {members.map((member, index) => {
          const line = lines[index]
          return (
            line !== undefined && (
              <li key={member.id}>
                <Member
                  member={member}
                  lines={line}
                  self={member.id === self.id && member.homeId === self.homeId}
                  deepest={deepest}
                />
              </li>
            )
          )
        })}
      </ul>
    </Section>
  )
}
