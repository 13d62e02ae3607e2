import { Suspense, useEffect } from 'react'
import { Button } from '../components/Button.tsx'
import { ErrorBoundary } from '../components/ErrorBoundary.tsx'
import { LiveRegion } from '../components/LiveRegion.tsx'
import { Middle, Note } from '../components/Note.tsx'
import { BundleDialog } from '../features/bundle/index.ts'
import { DropTarget, OpeningCards, StatusBar } from '../features/engine/index.ts'
import { Help, openHelp } from '../features/help/index.ts'
import { TagDialog } from '../features/marks/index.ts'
import { showPage, usePage } from '../features/pages/index.ts'
import { Palette } from '../features/palette/index.ts'
import { SaveDialog } from '../features/search/index.ts'
import { SettingsDialog } from '../features/settings/index.ts'
import { Sidebar } from '../features/threads/index.ts'
import { actions, sheet } from './actions.ts'
import { start } from './launch.ts'
import { goToText } from './links.ts'
import { useNothingToChoose } from './Place.tsx'
import { pages } from './pages.tsx'
import styles from './Shell.module.css'
import { useSavedActions, useSavedEntries } from './saved-searches.ts'
import { closeOverlay, showSingle, useShell } from './shell-store.ts'
import { TitleBar } from './TitleBar.tsx'
import { useReady } from './use-ready.ts'

function broken(error: Error, retry: () => void) {
  return (
    <Middle>
      <Note title="This part of the window broke" acts={<Button onClick={retry}>Try again</Button>}>
        <p>
          It is a mistake in Skein: {error.message}. The rest goes on working, and nothing in your folders is affected.
        </p>
      </Note>
    </Middle>
  )
}

/** The window. */
export function App() {
  const shell = useShell(state => state)
  const page = usePage()
  const { middle, right, half = false } = pages[page]
  const nothing = useNothingToChoose()
  const single = page === 'threads' && nothing ? 'thread' : shell.single
  const saved = useSavedEntries()
  const savedActions = useSavedActions()
  useEffect(() => start(), [])
  useReady()
  return (
    <div className={styles.window}>
      <TitleBar />
      <div
        className={styles.panes}
        data-sidebar={shell.sidebar}
        data-overlay={shell.overlay}
        data-single={right === null ? 'list' : single}
        data-wide={right === null}
        data-half={half}
      >
        <div className={styles.side}>
          <ErrorBoundary fallback={broken}>
            <Sidebar saved={saved} />
          </ErrorBoundary>
        </div>
        <button
          type="button"
          className={styles.scrim}
          aria-label="Close the sidebar"
          tabIndex={-1}
          onClick={closeOverlay}
        />
        <div className={styles.list}>
          <ErrorBoundary key={page} fallback={broken}>
            <Suspense>{middle()}</Suspense>
          </ErrorBoundary>
        </div>
        {right !== null && (
          <div className={styles.thread}>
            <ErrorBoundary key={page} fallback={broken}>
              <Suspense>{right()}</Suspense>
            </ErrorBoundary>
          </div>
        )}
      </div>
      <StatusBar
        onProblems={() => {
          showPage('problems')
          showSingle('list')
        }}
        onHelp={() => openHelp('keys')}
      />
      <Help sheet={sheet} />
      <Palette
        actions={[...actions, ...savedActions]}
        toThread={() => showSingle('thread')}
        toList={() => showSingle('list')}
        toLink={link => void goToText(link)}
      />
      <TagDialog />
      <BundleDialog />
      <SaveDialog />
      <SettingsDialog />
      <OpeningCards />
      <DropTarget />
      <LiveRegion />
    </div>
  )
}
