// Plain JavaScript on Node's own modules: this runs before anything is installed, on the machine's Node.
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder that keeps what set-up fetched or compiled, shared by all checkouts of one person. */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'skein', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'skein')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'skein')
}
