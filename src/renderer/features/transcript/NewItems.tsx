import { ArrowDown, ChevronsDown } from 'lucide-react'
import { Button, ToolButton } from '../../components/Button.tsx'
import { plural } from '../../util/format.ts'
import styles from './NewItems.module.css'
import { usePlace } from './place-store.ts'

/** At the lower edge: what came below while one reads above, and the way to the end. */
export function NewItems({ onGo }: { readonly onGo: () => void }) {
  const newItems = usePlace(state => state.newItems)
  const atEnd = usePlace(state => state.sight.atEnd)
  if (atEnd) return null
  return (
    <div className={styles.edge}>
      {newItems > 0 ? (
        <span className={styles.pill}>
          <Button icon={ArrowDown} onClick={onGo} data-testid="new-items">
            {plural(newItems, 'new item')} below
          </Button>
        </span>
      ) : (
        <span className={styles.end}>
          <ToolButton icon={ChevronsDown} label="To the end" keys="End" onClick={onGo} data-testid="jump-end" />
        </span>
      )}
    </div>
  )
}
