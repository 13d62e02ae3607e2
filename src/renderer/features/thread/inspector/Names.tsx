import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Inspection } from '../../../../shared/ipc/inspect.ts'
import { Section } from '../../../components/Section.tsx'
import { VisibleText } from '../../../content/VisibleText.tsx'
import { exact, plural, whenText } from '../../../util/format.ts'
import { useNow } from '../../../util/use-now.ts'
import { CsvTools } from '../../tables/index.ts'
import { namesCsv } from './csv.ts'
import styles from './Inspected.module.css'

type NamesProps = Pick<Inspection, 'names' | 'stateName'>

/** What the thread was called, the newest first. */
export function Names({ names, stateName }: NamesProps): ReactNode {
  const now = useNow()
  if (names.length === 0 && stateName === null) return null
  const newest = [...names].reverse()
  // In both places it is said once.
  const both = stateName !== null && stateName === newest[0]?.name
  const renamed = names.length > 1 ? `renamed ${plural(names.length - 1, 'time')}` : 'named once'
  return (
    <Section
      title="Names"
      note={names.length === 0 ? 'Only the state database has one' : `In session_index.jsonl: ${renamed}`}
      testId="names"
      tools={<CsvTools what="the names" file="names" csv={namesCsv({ names, stateName })} />}
    >
      <ul>
        {stateName !== null && !both && (
          <li className={styles.row}>
            <span className={styles.name}>
              <VisibleText text={stateName} />
            </span>
            <span className={styles.quiet}>in the state database</span>
          </li>
        )}
        {newest.map(({ name, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a thread may have had a name more than once
          <li className={styles.row} key={index}>
            <span className={clsx(styles.name, index === 0 && styles.current)}>
              <VisibleText text={name} />
            </span>
            <time className={styles.quiet} title={at === null ? undefined : exact(at / 1000)}>
              {index === 0 && names.length > 1 ? 'since ' : ''}
              {at === null ? 'no time' : whenText(at / 1000, now)}
              {index === 0 && both ? ', in the state database too' : ''}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
