import { Ellipsis, X } from 'lucide-react'
import { ToolButton } from '../../../components/Button.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { plural } from '../../../util/format.ts'
import { focusList } from '../list/focus.ts'
import type { SelectionAction } from './action.ts'
import styles from './SelectionBar.module.css'
import { clearSelection, selectedThreads } from './store.ts'

interface SelectionBarProps {
  /** How many are selected. */
  readonly size: number
  readonly actions: readonly SelectionAction[]
}

/** Stands in the head of the list while several threads are selected: how many, and what can be done with them. */
export function SelectionBar({ size, actions }: SelectionBarProps) {
  const more = actions.filter(action => !action.primary)
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected threads" data-testid="selection-bar">
      <span className={styles.count} role="status" data-testid="selection-count">
        {plural(size, 'thread')} selected
      </span>
      {actions
        .filter(action => action.primary)
        .map(action => (
          <ToolButton
            key={action.id}
            icon={action.icon}
            label={action.name}
            data-testid={`selection-${action.id}`}
            onClick={() => action.run(selectedThreads())}
          />
        ))}
      {more.length > 0 && (
        <Menu
          icon={Ellipsis}
          label="More for the selected threads"
          testId="selection-more"
          groups={[
            {
              label: 'Selected threads',
              choices: more.map(action => ({
                kind: 'action',
                label: action.name,
                icon: action.icon,
                testId: `selection-${action.id}`,
                choose: () => action.run(selectedThreads()),
              })),
            },
          ]}
        />
      )}
      <ToolButton
        icon={X}
        label="Clear the selection"
        keys="Esc"
        data-testid="selection-clear"
        onClick={() => {
          clearSelection()
          focusList()
        }}
      />
    </div>
  )
}
