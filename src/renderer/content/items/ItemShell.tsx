import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ItemSource } from '../../../shared/item.ts'
import { Icon } from '../../components/Icon.tsx'
import { bytes, clockOfRecord, count } from '../../util/format.ts'
import styles from './Item.module.css'
import { Reconstructed } from './Reconstructed.tsx'

interface ItemShellProps {
  readonly type: string
  /** What it is, in words. */
  readonly name: string
  readonly icon: LucideIcon
  readonly source: ItemSource | undefined
  readonly look?: 'plain' | 'prompt' | 'carded'
  /** False where the body says itself how much was cut. */
  readonly sayCut?: boolean
  readonly children: ReactNode
}

function whereText(source: ItemSource): string {
  const first = source.lines[0]
  const last = source.lines.at(-1)
  const lines =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `line ${count(first)}`
        : `lines ${count(first)} to ${count(last)}`
  const time = source.timestamp === null ? '' : clockOfRecord(source.timestamp)
  return [lines, time].filter(part => part !== '').join(', ')
}

/** What all items share: the icon, the body, and where in the file it comes from. */
export function ItemShell({ type, name, icon, source, look = 'plain', sayCut = true, children }: ItemShellProps) {
  const where = source === undefined ? '' : whereText(source)
  const cut = sayCut ? source?.cutFromBytes : undefined
  // Cards say it in their heads.
  const marked = source?.reconstructed === true && look !== 'carded'
  return (
    <article
      className={clsx(
        styles.item,
        look === 'prompt' && styles.prompt,
        look === 'carded' && styles.carded,
        marked && styles.marked,
      )}
      aria-label={name}
      data-testid="item"
      data-item-type={type}
    >
      <span className={styles.gutter} title={where === '' ? name : `${name}: ${where}`}>
        <Icon of={icon} />
      </span>
      <div className={styles.body}>
        {children}
        {cut !== undefined && <div className={styles.below}>Cut for the window: {bytes(cut)} in the file</div>}
      </div>
      {marked && <Reconstructed />}
    </article>
  )
}
