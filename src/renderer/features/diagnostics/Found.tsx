import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { count, plural } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import styles from './Diagnostics.module.css'
import { type CheckGroup, groupsOf, type ThreadFinding } from './groups.ts'
import { LineLink } from './LineLink.tsx'
import type { LineWay } from './way.ts'

/** Findings of a check that are told one by one. */
const SHOWN = 10

interface GroupProps {
  readonly group: CheckGroup
  readonly wayIn: (path: string) => LineWay | null
}

function Place({
  finding: { path, line, offset },
  wayIn,
}: { readonly finding: ThreadFinding } & Pick<GroupProps, 'wayIn'>) {
  if (line === null || offset === null) return null
  return (
    <span className={styles.where}>
      <LineLink way={wayIn(path)} place={{ line, offset }} name="Show line">
        line {count(line)}
      </LineLink>
      , byte {count(offset)}
    </span>
  )
}

function Group({ group: { check, findings }, wayIn }: GroupProps) {
  const [first] = findings
  const rest = findings.length - SHOWN
  return (
    <li className={styles.group} data-testid="diagnosis" data-check={check}>
      <div className={styles.groupHead}>
        <SeverityIcon of={first.severity} label={severityNames[first.severity].name} />
        <h4>{first.title}</h4>
        <span className={styles.quiet}>{findings.length > 1 && count(findings.length)}</span>
        <code className={styles.name}>{check}</code>
      </div>
      <p>
        <CodeWords text={first.meaning} />
      </p>
      <p className={styles.remedy}>
        <CodeWords text={first.remedy} />
      </p>
      <ul className={styles.places}>
        {findings.slice(0, SHOWN).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no other name
          <li key={at}>
            <span>
              <CodeWords text={finding.message} />
            </span>
            <Place finding={finding} wayIn={wayIn} />
          </li>
        ))}
        {rest > 0 && <li className={styles.quiet}>and {plural(rest, 'more', 'more')}</li>}
      </ul>
    </li>
  )
}

interface FoundProps {
  readonly findings: readonly ThreadFinding[]
  readonly counted: number
  /** Whether all that is checked was read. */
  readonly whole: boolean
  /** How lines of a file are seen; null where they cannot be. */
  readonly wayIn: (path: string) => LineWay | null
}

/** What was found in a thread, by check, with what it means and what to do. */
export function Found({ findings, counted, whole, wayIn }: FoundProps) {
  if (findings.length === 0)
    return (
      <p className={styles.none}>
        {whole ? 'No check has found anything.' : 'No check has found anything so far: not all of it was read.'}
      </p>
    )
  return (
    <>
      <ul className={styles.groups}>
        {groupsOf(findings).map(group => (
          <Group key={group.check} group={group} wayIn={wayIn} />
        ))}
      </ul>
      {counted > findings.length && (
        <p className={styles.quiet}>
          The first {count(findings.length)} of {count(counted)} findings, the gravest first.
        </p>
      )}
    </>
  )
}
