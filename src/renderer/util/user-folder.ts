import { createStore, useStore } from 'zustand'

/** The person's own folder on this machine; null until the main process has told it. */
const folderStore = createStore<{ readonly folder: string | null }>()(() => ({ folder: null }))

export function setUserFolder(folder: string): void {
  folderStore.setState({ folder })
}

/** A path in the person's own folder with `~` in its place, any other as it is. For eyes alone: copies stay whole. */
export function shortPath(path: string, folder: string | null): string {
  const own = folder?.replace(/[\\/]+$/, '') ?? ''
  if (own === '' || !path.startsWith(own)) return path
  const rest = path.slice(own.length)
  return rest === '' || /^[\\/]/.test(rest) ? `~${rest}` : path
}

/** The same with the folder that the main process has told. */
export function useShortPath(): (path: string) => string {
  const folder = useStore(folderStore, state => state.folder)
  return path => shortPath(path, folder)
}
