import { CircleX, Goal, Info, Layers, type LucideIcon, Mail } from 'lucide-react'
import type { MarkerItem, MarkerKind } from '../../../shared/item.ts'
import { bytes } from '../../util/format.ts'
import { GentleText } from '../markdown/GentleText.tsx'
import { TextBlock } from '../text/TextBlock.tsx'
import { escapeHidden } from '../visible.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'

const LOOK: Readonly<Record<MarkerKind, readonly [LucideIcon, string]>> = {
  context: [Layers, 'Injected context'],
  goal: [Goal, 'Goal'],
  mail: [Mail, 'Message between agents'],
  error: [CircleX, 'Error'],
  notice: [Info, 'Notice'],
}

/** What the file tells of and no item of the protocol says: one line, the whole of it one click away. */
export function Marker({ item }: { readonly item: MarkerItem }) {
  const [icon, name] = LOOK[item.marker]
  const label = escapeHidden(item.label)
  const size = item.skein?.cuts?.find(cut => cut.pointer === '/text')?.bytes ?? item.text.length
  return (
    <ItemShell item={item} name={name} icon={icon} {...(item.marker === 'error' ? { tone: 'error' } : {})}>
      {item.text.trim() === '' ? (
        <div className={styles.line}>
          <bdi className={styles.cut}>{label}</bdi>
        </div>
      ) : (
        <Disclosure id={item.id} summary={<bdi>{label}</bdi>} aside={bytes(size)} testId="marker-open">
          {item.marker === 'context' ? (
            <div className={styles.framed}>
              <TextBlock id={`${item.id}/text`} text={item.text} pointer="/text" label={label} wrap={true} />
            </div>
          ) : (
            <GentleText id={item.id} text={item.text} pointer="/text" />
          )}
        </Disclosure>
      )}
    </ItemShell>
  )
}
