import { CircleQuestionMark, Equal, EqualNot, type LucideIcon } from 'lucide-react'
import type { Verdict as VerdictName } from '../../../shared/ipc/compare.ts'
import { Icon } from '../../components/Icon.tsx'
import styles from './FactTable.module.css'
import { VERDICTS } from './words.ts'

const ICONS: Readonly<Record<VerdictName, LucideIcon>> = { same: Equal, differs: EqualNot, unknown: CircleQuestionMark }

/** The cell that says how the two sides of a row compare, by a sign and a word. */
export function Verdict({ of }: { readonly of: VerdictName }) {
  return (
    <td className={styles.verdict}>
      <span>
        <Icon of={ICONS[of]} size={12} />
        {VERDICTS[of]}
      </span>
    </td>
  )
}
