import {
  Check,
  ChevronLeft,
  ChevronRight,
  CircleQuestionMark,
  Link,
  List,
  PanelLeft,
  Search,
  Settings,
  X,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, ToolButton } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { KeyCaps } from '../components/KeyCaps.tsx'
import { openHelp } from '../features/help/index.ts'
import { openPalette } from '../features/palette/index.ts'
import { openSettings } from '../features/settings/index.ts'
import { focusList } from '../features/threads/index.ts'
import { copyLinkHere, useCopied } from './link-here.ts'
import { Mark } from './Mark.tsx'
import styles from './Shell.module.css'
import { showSingle, toggleSidebar, useShell } from './shell-store.ts'
import { goBack, goForward, useWays } from './trail-store.ts'

const TICK_MS = 1500

/** Copies a link to what is shown, and says for a moment whether it could, also where a key did it. */
function CopyLink() {
  const { turn, copied } = useCopied()
  const [told, setTold] = useState(turn)
  useEffect(() => {
    const timer = window.setTimeout(() => setTold(turn), TICK_MS)
    return () => window.clearTimeout(timer)
  }, [turn])
  const icon = told === turn ? Link : copied ? Check : X
  return (
    <ToolButton
      icon={icon}
      label="Copy a link to this place"
      keys="Ctrl Shift L"
      data-testid="copy-link"
      onClick={copyLinkHere}
    />
  )
}

/** The top line: the name, the sidebar, the way back. */
export function TitleBar() {
  const { back, forward } = useWays()
  const single = useShell(state => state.single)
  return (
    <header className={styles.bar}>
      <span className={styles.app}>
        <Mark />
        Skein
      </span>
      <ToolButton icon={PanelLeft} label="Show or hide the sidebar" keys="Ctrl B" onClick={toggleSidebar} />
      <ToolButton icon={ChevronLeft} label="Back" keys="Alt ←" disabled={!back} onClick={goBack} />
      <ToolButton icon={ChevronRight} label="Forward" keys="Alt →" disabled={!forward} onClick={goForward} />
      <span className={styles.back} data-single={single}>
        <Button
          kind="quiet"
          icon={List}
          onClick={() => {
            showSingle('list')
            requestAnimationFrame(focusList)
          }}
        >
          Threads
        </Button>
      </span>
      <span className={styles.grow} />
      <button type="button" className={styles.goto} data-testid="palette-open" onClick={() => openPalette('')}>
        <Icon of={Search} />
        <span className={styles.gotoWords}>Go to a thread, project or action</span>
        <KeyCaps chord="Mod+K" />
      </button>
      <span className={styles.grow} />
      <CopyLink />
      <ToolButton icon={Settings} label="Settings" keys="Ctrl ," data-testid="settings-open" onClick={openSettings} />
      <ToolButton icon={CircleQuestionMark} label="About history modes" keys="F1" onClick={() => openHelp('modes')} />
    </header>
  )
}
