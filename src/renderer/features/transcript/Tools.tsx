import { ChevronDown, ChevronUp, CircleX, ListTree, Search } from 'lucide-react'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { count } from '../../util/format.ts'
import { currentDriver } from './driver.ts'
import { FollowTool } from './FollowTool.tsx'
import { openFind } from './find-store.ts'
import { useHistory } from './history-store.ts'
import { useOutlineSwitch } from './outline-switch.ts'
import { usePlace } from './place-store.ts'
import { stopsUpTo } from './stops.ts'
import styles from './Tools.module.css'
import { useStops } from './use-stops.ts'
import { ViewMenu } from './ViewMenu.tsx'

/** `2 of 5` failures, and the way to the others. */
function Failures() {
  const stops = useStops()
  const row = usePlace(state => state.sight.row)
  const rows = stops?.failures
  if (rows === undefined || rows.length === 0) return null
  const passed = stopsUpTo(rows, row)
  return (
    <span className={styles.group}>
      <span className={styles.failures} title={`${count(rows.length)} failures`} data-testid="failure-count">
        <Icon of={CircleX} size={14} />
        <span className="vh">Failures: </span>
        {passed === 0 ? count(rows.length) : `${count(passed)} of ${count(rows.length)}`}
      </span>
      <ToolButton
        icon={ChevronUp}
        label="Previous failure"
        keys="Shift E"
        data-testid="failure-previous"
        onClick={() => currentDriver()?.stop('failures', -1)}
      />
      <ToolButton
        icon={ChevronDown}
        label="Next failure"
        keys="E"
        data-testid="failure-next"
        onClick={() => currentDriver()?.stop('failures', 1)}
      />
    </span>
  )
}

function Rest() {
  const history = useHistory()
  if (history.phase !== 'open' || history.outline.partial !== true) return null
  return (
    <span className={styles.notice} role="status">
      Reading the rest…
    </span>
  )
}

/** What stands at the right of the tabs while the transcript is shown. */
export function TranscriptTools() {
  const [outline, toggleOutline] = useOutlineSwitch()
  return (
    <div className={styles.tools}>
      <Rest />
      <Failures />
      <ToolButton icon={Search} label="Find in this thread" keys="Ctrl F" onClick={openFind} data-testid="find-open" />
      <FollowTool />
      <ViewMenu />
      <ToolButton
        icon={ListTree}
        label="Show or hide the turns"
        keys="O"
        aria-pressed={outline}
        data-testid="outline-switch"
        onClick={toggleOutline}
      />
    </div>
  )
}
