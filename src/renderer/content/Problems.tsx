import type { Problem, Severity } from '../../shared/problem.ts'
import { SeverityIcon } from '../components/SeverityIcon.tsx'
import { count } from '../util/format.ts'
import { CodeWords } from './CodeWords.tsx'
import styles from './Problems.module.css'

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error:', warning: 'Warning:', info: 'Note:' }

/** What is wrong, where, and what to do about it. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className={styles.problems} aria-label="Problems" data-testid="problems">
      {problems.map((problem, index) => {
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other name
          <li className={styles.problem} key={index} data-check={problem.check}>
            <SeverityIcon of={problem.severity} label={WORDS[problem.severity]} />
            <span className={styles.message}>
              <CodeWords text={problem.message} />
            </span>
            <span
              className={styles.where}
              title={problem.offset === null ? undefined : `byte ${count(problem.offset)}`}
            >
              {problem.line === null ? '' : `line ${count(problem.line)}`}
            </span>
            <span />
            <span className={styles.remedy}>
              <CodeWords text={problem.remedy} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
