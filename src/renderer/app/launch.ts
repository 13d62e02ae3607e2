import { followEngine } from '../features/engine/index.ts'
import { followRecent } from '../features/palette/index.ts'
import { followDeepSearch, followSearch, followSearches } from '../features/search/index.ts'
import { followSettings } from '../features/settings/index.ts'
import { followThread } from '../features/thread/index.ts'
import { followThreads, untilListed } from '../features/threads/index.ts'
import { followTriage } from '../features/triage/index.ts'
import { callAtOnce, holdBack, isCancelled } from '../ipc/client.ts'
import { announce } from '../util/announce.ts'
import { setUserFolder } from '../util/user-folder.ts'
import { followLinks, goTo } from './links.ts'
import { followSidebar, followWidth, isSidebarSeen } from './shell-store.ts'
import { followKeys } from './shortcuts.ts'
import { followTrail } from './trail-store.ts'

async function launch(): Promise<void> {
  try {
    const { platform, userFolder, link } = await callAtOnce('system.launch', {})
    document.documentElement.dataset.platform = platform
    setUserFolder(userFolder)
    if (link !== null) await goTo(link)
  } catch (error) {
    // Without it the window works; it only does not know what it was started for.
    if (!isCancelled(error)) announce('The place that was asked for at the start could not be opened')
  }
}

/** A hidden window paints nothing: then it is enough that the list is known. */
const UNPAINTED_MS = 100

/** Resolves when the list has been painted, or that it cannot be had. */
async function listPainted(): Promise<void> {
  await untilListed()
  await new Promise<void>(resolve => {
    // The first frame is the one that paints it.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    window.setTimeout(resolve, UNPAINTED_MS)
  })
}

/** Starts everything that goes on by itself while the window is open. @returns a function that stops it. */
export function start(): () => void {
  holdBack(listPainted())
  const stops = [
    followWidth(),
    followKeys(),
    followThread(),
    followTrail(),
    followLinks(),
    followRecent(),
    followThreads(),
    followTriage(),
    followSearch(),
    followDeepSearch(),
    followSearches({ isSeen: isSidebarSeen, follow: followSidebar }),
    followSettings(),
    followEngine(),
  ]
  void launch()
  return () => {
    for (const stop of stops) stop()
  }
}
