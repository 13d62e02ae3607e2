import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, use } from 'react'
import type { ItemSource, ShownItem } from '../../../shared/item.ts'
import { Icon } from '../../components/Icon.tsx'
import { clockOfRecord, count } from '../../util/format.ts'
import { ItemContext } from '../reader.ts'
import styles from './Item.module.css'
import { ItemTools } from './ItemTools.tsx'
import { Reconstructed } from './Reconstructed.tsx'

interface ItemShellProps {
  readonly item: ShownItem
  /** What it is, in words. */
  readonly name: string
  /** Null for a rule across. */
  readonly icon: LucideIcon | null
  readonly look?: 'plain' | 'prompt' | 'carded' | 'rule'
  readonly tone?: 'error'
  readonly children: ReactNode
}

/** "lines 40 to 44, 11:52:07" */
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

/** What all items share: the icon, the body, where in the file it comes from, and what can be done with it. */
export function ItemShell({ item, name, icon, look = 'plain', tone, children }: ItemShellProps) {
  const { number, data } = use(ItemContext)
  const source = item.skein
  const where = source === undefined ? '' : whereText(source)
  // Cards say it in their heads; markers are Skein's own anyway.
  const marked = source?.reconstructed === true && look === 'plain' && item.type !== 'marker'
  return (
    <article
      className={clsx(styles.item, styles[look], marked && styles.marked, tone === 'error' && styles.error)}
      aria-label={name}
      data-testid="item"
      data-item-type={item.type}
      data-item-index={number ?? undefined}
      data-marker={item.type === 'marker' ? item.marker : undefined}
      data-reconstructed={source?.reconstructed === true ? true : undefined}
      data-steering={source?.steering === true ? true : undefined}
      {...data}
    >
      {icon !== null && (
        <span className={styles.gutter} title={where === '' ? name : `${name}: ${where}`}>
          <Icon of={icon} />
        </span>
      )}
      <div className={styles.body}>{children}</div>
      {marked && <Reconstructed />}
      <ItemTools item={item} name={name} />
    </article>
  )
}
