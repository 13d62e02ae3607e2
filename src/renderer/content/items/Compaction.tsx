import { FoldVertical } from 'lucide-react'
import type { ThreadItem } from '../../../shared/item.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { compact } from '../../util/format.ts'
import { useFold } from '../fold.ts'
import { Markdown } from '../markdown/Markdown.tsx'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'

/** Where the context was replaced by a summary of it: a rule across, with the summary behind it. */
export function ContextCompaction({ item }: { readonly item: Extract<ThreadItem, { type: 'contextCompaction' }> }) {
  const [open, toggle] = useFold(item.id)
  const tokens = item.skein?.compactedTokens
  const summary = item.skein?.summary ?? ''
  return (
    <ItemShell item={item} name="Context compacted" icon={null} look="rule">
      <div className={styles.divider}>
        <Icon of={FoldVertical} size={12} />
        <span>Context compacted</span>
        {tokens !== undefined && (
          <span data-testid="compaction-tokens">
            · {compact(tokens.before)} to {compact(tokens.after)} tokens
          </span>
        )}
        {summary === '' ? (
          <span className={styles.quiet}>· the file holds no summary that can be read</span>
        ) : (
          <LinkButton aria-expanded={open} data-testid="compaction-open" onClick={toggle}>
            {open ? 'hide the summary' : 'show the summary'}
          </LinkButton>
        )}
      </div>
      {open && summary !== '' && (
        <div className={styles.summary} data-testid="compaction-summary">
          <Markdown id={`${item.id}/summary`} text={summary} pointer="/skein/summary" />
        </div>
      )}
    </ItemShell>
  )
}
