import styles from './Diff.module.css'
import { diffView, useSplitView } from './diff-view.ts'

/** Unified or side by side, for all diffs at once. */
export function ViewSwitch() {
  const split = useSplitView()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own
    <span className={styles.switch} role="group" aria-label="Show differences" data-testid="diff-view-switch">
      <button type="button" aria-pressed={!split} onClick={() => diffView.setState({ split: false })}>
        Unified
      </button>
      <button type="button" aria-pressed={split} onClick={() => diffView.setState({ split: true })}>
        Split
      </button>
    </span>
  )
}
