import clsx from 'clsx'
import { ChevronRight, Copy, Route } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, use, useEffect, useMemo, useRef, useState } from 'react'
import { parseImageRef } from '../../../shared/image-ref.ts'
import type { ItemCut } from '../../../shared/item.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { bytes, count } from '../../util/format.ts'
import { jsonText } from '../json-text.ts'
import { Picture } from '../picture/Picture.tsx'
import { ItemContext } from '../reader.ts'
import { escapeHidden } from '../visible.ts'
import styles from './JsonTree.module.css'
import { JsonValue } from './JsonValue.tsx'
import { type JsonRow, jsonMove, jsonRows, PAGE, pathOf } from './json-rows.ts'

interface JsonTreeProps {
  readonly value: unknown
  /** What the whole is, for screen readers: "Arguments". */
  readonly label: string
  /** Whether the root bears the label for everybody to see. */
  readonly named?: boolean
  /** Where the value stands in its item, as the item's `cuts` name it; left out where it stands in none. */
  readonly pointer?: string
  /** How deep it is open at first; 1 shows the members of the root. */
  readonly openDepth?: number
}

/** A JSON value as a tree. Arrows, Home and End move, Enter opens, Ctrl+C copies the value and with Shift its path. */
export const JsonTree = memo(function JsonTree({ value, label, named = false, pointer, openDepth = 1 }: JsonTreeProps) {
  const { cuts } = use(ItemContext)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map())
  const [focused, setFocused] = useState('')
  const tree = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)

  const rows = useMemo(
    () =>
      jsonRows(value, named ? label : null, {
        isOpen: (id, depth) => depth < openDepth !== toggled.has(id),
        shown: id => pages.get(id) ?? PAGE,
      }),
    [value, label, named, toggled, pages, openDepth],
  )
  const current = Math.max(
    0,
    rows.findIndex(row => row.id === focused),
  )
  const currentId = rows[current]?.id

  useEffect(() => {
    if (!wantsFocus.current || currentId === undefined) return
    wantsFocus.current = false
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [currentId])

  const toggle = (at: number) => {
    const row = rows[at]
    if (row === undefined) return
    if (row.kind === 'more') {
      const parent = rows[row.parent]?.id ?? ''
      setPages(before => new Map(before).set(parent, (before.get(parent) ?? PAGE) + PAGE * 10))
    } else if (row.open !== null) {
      setToggled(before => {
        const next = new Set(before)
        if (!next.delete(row.id)) next.add(row.id)
        return next
      })
    }
  }
  const copy = async (at: number, what: 'value' | 'path') => {
    const row = rows[at]
    if (row === undefined) return
    const text = what === 'path' ? pathOf(rows, at) : jsonText(row.value ?? null)
    const copied = await copyText(text)
    announce(`${what === 'path' ? 'Path' : 'Value'} ${copied ? 'copied' : 'could not be copied'}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'c' || window.getSelection()?.isCollapsed === false) return
      event.preventDefault()
      void copy(current, event.shiftKey ? 'path' : 'value')
      return
    }
    if (event.altKey || (event.target instanceof HTMLElement && event.target.role !== 'treeitem')) return
    const move = jsonMove(rows, current, key)
    if (move === null) return
    event.preventDefault()
    event.stopPropagation()
    if ('toggle' in move) toggle(move.toggle)
    else {
      wantsFocus.current = true
      setFocused(rows[move.to]?.id ?? '')
    }
  }
  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label={label}
      data-testid="json-tree"
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {rows.map((row, at) => (
        <Row
          key={row.id}
          row={row}
          cut={pointer === undefined ? undefined : cuts.find(one => one.pointer === pointer + row.id)}
          current={at === current}
          onChoose={() => setFocused(row.id)}
          onToggle={() => toggle(at)}
          onCopy={what => void copy(at, what)}
        />
      ))}
    </div>
  )
})

interface RowProps {
  readonly row: JsonRow
  /** Set where the value was cut for the window. */
  readonly cut: ItemCut | undefined
  readonly current: boolean
  readonly onChoose: () => void
  readonly onToggle: () => void
  readonly onCopy: (what: 'value' | 'path') => void
}

const DEEPEST = 24

function Row({ row, cut, current, onChoose, onToggle, onCopy }: RowProps) {
  const picture = typeof row.value === 'string' ? parseImageRef(row.value) : null
  const onClick = (event: MouseEvent) => {
    onChoose()
    // A click that ends a selection is none.
    if (window.getSelection()?.isCollapsed === false && event.detail === 1) return
    onToggle()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      className={styles.row}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.among}
      aria-expanded={row.open ?? undefined}
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      style={{ paddingInlineStart: `${8 + Math.min(row.depth, DEEPEST) * 16}px` }}
      onClick={onClick}
      onFocus={onChoose}
    >
      <span className={clsx(styles.chevron, row.open === true && styles.opened)}>
        {row.open !== null && <Icon of={ChevronRight} size={12} />}
      </span>
      <span className={styles.content}>
        {row.kind === 'more' ? (
          <span className={styles.more}>{count(row.size)} more: show them</span>
        ) : (
          <>
            {row.name !== null && (
              <>
                <bdi
                  className={
                    row.parent === -1 ? styles.root : typeof row.name === 'number' ? styles.index : styles.name
                  }
                >
                  {escapeHidden(String(row.name))}
                </bdi>
                <span className={styles.colon}>{row.parent === -1 ? '  ' : ': '}</span>
              </>
            )}
            {picture === null ? <JsonValue row={row} /> : <Picture source={{ kind: 'record', ref: picture }} alt="" />}
            {cut !== undefined && (
              <span className={styles.cut}> cut for the window: {bytes(cut.bytes)} in the raw record</span>
            )}
          </>
        )}
      </span>
      {row.kind !== 'more' && (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only keeps clicks from the row
        <span className={styles.tools} onClick={event => event.stopPropagation()}>
          <ToolButton
            icon={Copy}
            label="Copy value"
            keys="Ctrl+C"
            small={true}
            tabIndex={-1}
            onClick={() => onCopy('value')}
          />
          {row.parent !== -1 && (
            <ToolButton
              icon={Route}
              label="Copy path"
              keys="Ctrl+Shift+C"
              small={true}
              tabIndex={-1}
              onClick={() => onCopy('path')}
            />
          )}
        </span>
      )}
    </div>
  )
}
