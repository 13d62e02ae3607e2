import clsx from 'clsx'
import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Severity } from '../../shared/problem.ts'
import { severityNames } from '../util/severity-names.ts'
import { Icon } from './Icon.tsx'
import styles from './SeverityIcon.module.css'

const ICONS: Readonly<Record<Severity, LucideIcon>> = { error: CircleX, warning: TriangleAlert, info: Info }

interface SeverityIconProps {
  readonly of: Severity
  /** What it says; none where its name stands beside it. */
  readonly label?: string
}

/** How grave a problem is, by shape and colour. */
export function SeverityIcon({ of, label }: SeverityIconProps) {
  return <Icon of={ICONS[of]} size={14} className={styles[of]} {...(label === undefined ? {} : { label })} />
}

/** The same with its name beside it, on a line of its own. */
export function SeverityWord({ of }: Pick<SeverityIconProps, 'of'>) {
  return (
    <p className={clsx(styles.word, styles[of])}>
      <SeverityIcon of={of} /> {severityNames[of].name}
    </p>
  )
}
