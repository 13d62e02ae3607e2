import { CircleDot, CornerDownRight, FileDigit, Folder, History, Link, type LucideIcon } from 'lucide-react'
import { Icon } from '../../components/Icon.tsx'
import { KeyCaps } from '../../components/KeyCaps.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Word } from '../../content/Labels.tsx'
import { MarkedText } from '../../content/MarkedText.tsx'
import { escapePath } from '../../content/visible.ts'
import { plural } from '../../util/format.ts'
import { lastPart } from '../../util/text.ts'
import { reasonOf } from './choose.ts'
import styles from './Palette.module.css'
import type { PaletteItem } from './sections.ts'

const ICONS: Readonly<Record<PaletteItem['kind'], LucideIcon>> = {
  thread: History,
  project: Folder,
  action: CircleDot,
  line: FileDigit,
  link: Link,
  way: CornerDownRight,
}

/** What stands at the right: the mode, how many, the keys. */
function End({ item }: { readonly item: PaletteItem }) {
  switch (item.kind) {
    case 'thread':
      return <ModeBadge kind={item.thread.historyMode} raw={item.thread.skein.historyModeRaw} />
    case 'project':
      return <span className={styles.quiet}>{plural(item.count, 'thread')}</span>
    case 'action':
      return item.action.keys.map(chord => <KeyCaps chord={chord} key={chord} />)
    case 'way':
      return item.start === '' ? null : <KeyCaps chord={item.start} />
    case 'line':
    case 'link':
      return null
  }
}

function More({ item }: { readonly item: PaletteItem }) {
  const reason = reasonOf(item)
  if (reason !== null) return <span className={styles.more}>{reason}</span>
  if (item.kind === 'thread' && item.thread.cwd !== '')
    return <Word className={styles.more} text={lastPart(item.thread.cwd)} />
  if (item.kind === 'project') return <Word className={styles.more} text={escapePath(item.path)} />
  return null
}

interface OptionProps {
  readonly item: PaletteItem
  readonly elementId: string
  readonly active: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

/** One choice of the palette. */
export function Option({ item, elementId, active, onPoint, onChoose }: OptionProps) {
  const off = reasonOf(item) !== null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the choice
    <div
      role="option"
      id={elementId}
      className={styles.option}
      aria-selected={active}
      aria-disabled={off ? true : undefined}
      data-testid="palette-option"
      data-kind={item.kind}
      onPointerMove={onPoint}
      onPointerDown={event => event.preventDefault()}
      onClick={onChoose}
    >
      <Icon of={ICONS[item.kind]} />
      <span className={styles.text}>
        <MarkedText text={item.text} marks={item.marks} />
      </span>
      <More item={item} />
      <span className={styles.end}>
        <End item={item} />
      </span>
    </div>
  )
}
