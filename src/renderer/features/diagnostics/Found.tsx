import { LinkButton } from '../../components/Button.tsx'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { count, plural } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import styles from './Diagnostics.module.css'
import { type CheckGroup, groupsOf, type ThreadFinding } from './groups.ts'

/** Findings of a check that are told one by one. */
const SHOWN = 10

interface GroupProps {
  readonly group: CheckGroup
  /** Null where lines cannot be seen. */
  readonly onLine: ((line: number) => void) | null
}

function Group({ group: { check, findings }, onLine }: GroupProps) {
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
            {finding.line !== null && (
              <span className={styles.where}>
                {onLine === null ? (
                  `line ${count(finding.line)}`
                ) : (
                  <LinkButton onClick={() => onLine(finding.line ?? 1)}>line {count(finding.line)}</LinkButton>
                )}
                {finding.offset !== null && `, byte ${count(finding.offset)}`}
              </span>
            )}
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
  readonly onLine: ((line: number) => void) | null
}

/** What was found in a thread, by check, with what it means and what to do. */
export function Found({ findings, counted, whole, onLine }: FoundProps) {
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
          <Group key={group.check} group={group} onLine={onLine} />
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
