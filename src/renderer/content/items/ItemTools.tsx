import { Braces, Check, Copy, FileText, X } from 'lucide-react'
import { type KeyboardEvent, use } from 'react'
import type { ShownItem } from '../../../shared/item.ts'
import { ToolButton } from '../../components/Button.tsx'
import { useCopy } from '../../components/use-copy.ts'
import { announce } from '../../util/announce.ts'
import { itemTexts } from '../item-text.ts'
import { ItemContext, useReader } from '../reader.ts'
import { withoutSequences } from '../text/ansi.ts'
import { loadWhole } from '../text/whole-text.ts'
import styles from './Item.module.css'

/** Moves between the buttons of a toolbar, of which only the first is a tab stop. */
function onArrow(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  const buttons = Array.from<Element>(event.currentTarget.querySelectorAll('button'))
  const at = document.activeElement === null ? -1 : buttons.indexOf(document.activeElement)
  const next = buttons[(at + step + buttons.length) % buttons.length]
  if (next instanceof HTMLElement) next.focus()
  event.preventDefault()
  event.stopPropagation()
}

/** What can be done with an item: quiet until the pointer or the focus is on it. */
export function ItemTools({ item, name }: { readonly item: ShownItem; readonly name: string }) {
  const reader = useReader()
  const drawn = use(ItemContext)
  const [copied, copy] = useCopy(name)
  const copyAll = async () => {
    try {
      const texts = itemTexts(item).filter(({ text }) => text !== '')
      const whole = await Promise.all(texts.map(({ text, pointer }) => loadWhole(reader, drawn, pointer, text)))
      copy(withoutSequences(whole.join('\n\n')))
    } catch {
      // The file is gone or being written; what is shown can still be selected.
      announce(`${name} could not be copied`)
    }
  }
  const { number, line } = drawn
  const { openRecord, copyMarkdown } = reader
  const markdown = copyMarkdown !== null && number !== null ? () => copyMarkdown(number) : null
  const record = openRecord !== null && line !== null ? () => openRecord(line) : null
  const hasText = item.type !== 'sleep' && (item.type !== 'contextCompaction' || (item.skein?.summary ?? '') !== '')
  if (!hasText && markdown === null && record === null) return null
  const first = hasText ? 'copy' : markdown !== null ? 'markdown' : 'record'
  const stop = (tool: string) => (tool === first ? 0 : -1)
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={`${name}: actions`}
      data-testid="item-tools"
      onKeyDown={onArrow}
    >
      {hasText && (
        <ToolButton
          icon={copied === 'copied' ? Check : copied === 'failed' ? X : Copy}
          label="Copy text"
          small={true}
          tabIndex={stop('copy')}
          data-testid="item-copy-text"
          onClick={() => void copyAll()}
        />
      )}
      {markdown !== null && (
        <ToolButton
          icon={FileText}
          label="Copy as Markdown"
          small={true}
          tabIndex={stop('markdown')}
          data-testid="item-copy"
          onClick={markdown}
        />
      )}
      {record !== null && (
        <ToolButton
          icon={Braces}
          label="Open raw record"
          small={true}
          tabIndex={stop('record')}
          data-testid="item-raw"
          onClick={record}
        />
      )}
    </div>
  )
}
