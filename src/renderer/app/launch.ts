import { followEngine } from '../features/engine/index.ts'
import { followRecent } from '../features/palette/index.ts'
import { followDeepSearch, followSearch, followSearches } from '../features/search/index.ts'
import { followSettings } from '../features/settings/index.ts'
import { followThread } from '../features/thread/index.ts'
import { followThreads } from '../features/threads/index.ts'
import { followTriage } from '../features/triage/index.ts'
import { call, isCancelled } from '../ipc/client.ts'
import { announce } from '../util/announce.ts'
import { setUserFolder } from '../util/user-folder.ts'
import { followLinks, goTo } from './links.ts'
import { followSidebar, followWidth, isSidebarSeen } from './shell-store.ts'
import { followKeys } from './shortcuts.ts'
import { followTrail } from './trail-store.ts'

async function launch(): Promise<void> {
  try {
    const { platform, userFolder, link } = await call('system.launch', {})
    document.documentElement.dataset.platform = platform
    setUserFolder(userFolder)
    if (link !== null) await goTo(link)
  } catch (error) {
    // Without it the window works; it only does not know what it was started for.
    if (!isCancelled(error)) announce('The place that was asked for at the start could not be opened')
  }
}

/** Starts everything that goes on by itself while the window is open. @returns a function that stops it. */
export function start(): () => void {
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
