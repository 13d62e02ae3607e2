import { Tag, X } from 'lucide-react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Button, ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { removeTag } from './change.ts'
import styles from './MarksPanel.module.css'
import { openTags } from './store.ts'

interface TagChipsProps {
  readonly thread: ThreadKey
  readonly tags: readonly string[]
}

/** The tags of a thread, each with a button that takes it away, and the way to more. */
export function TagChips({ thread, tags }: TagChipsProps) {
  return (
    <>
      <ul className={styles.chips} aria-label="Tags">
        {tags.map(tag => (
          <li className={styles.chip} key={tag} data-testid="tag-chip">
            <Icon of={Tag} size={12} />
            <Word text={tag} className={styles.word} />
            <ToolButton
              small={true}
              icon={X}
              label={`Remove the tag ${escapeHidden(tag)}`}
              onClick={() => void removeTag([thread], tag)}
            />
          </li>
        ))}
      </ul>
      <Button data-testid="edit-tags" onClick={() => openTags([thread])}>
        {tags.length === 0 ? 'Add a tag…' : 'Edit tags…'}
      </Button>
    </>
  )
}
