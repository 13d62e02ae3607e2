/** Paths as folders with what lies in them. */

/** A folder; several in one where they hold nothing but each other. */
export interface Folder {
  /** As `src/main`; empty for the whole. */
  readonly name: string
  readonly folders: readonly Folder[]
  readonly files: readonly LeafFile[]
}

export interface LeafFile {
  readonly name: string
  /** Which of the paths it is. */
  readonly index: number
}

/** Folders within folders that are told apart; what lies deeper stands as one name. Paths may be made to be endless. */
const MOST_DEPTH = 16

interface Growing {
  readonly folders: Map<string, Growing>
  readonly files: LeafFile[]
}

/** Lays paths out as a tree, each in the order in which it comes first. A path may come twice. */
export function fileTree(paths: readonly string[]): Folder {
  const root: Growing = { folders: new Map(), files: [] }
  paths.forEach((path, index) => {
    const { folders, name } = parts(path)
    let at = root
    for (const folder of folders) {
      const next = at.folders.get(folder) ?? { folders: new Map(), files: [] }
      at.folders.set(folder, next)
      at = next
    }
    at.files.push({ name, index })
  })
  return grown('', root)
}

/** Of either system; what a path begins with (`/`, `C:\`) stays with its first folder. */
function parts(path: string): { readonly folders: readonly string[]; readonly name: string } {
  const steps = path.match(/^[\\/]+[^\\/]*|[^\\/]+/g) ?? []
  const folders = steps.slice(0, Math.min(steps.length - 1, MOST_DEPTH))
  return { folders, name: steps.slice(folders.length).join('/') || path }
}

function grown(name: string, { folders, files }: Growing): Folder {
  const [only] = folders
  if (name !== '' && only !== undefined && folders.size === 1 && files.length === 0)
    return grown(`${name}/${only[0]}`, only[1])
  return { name, folders: [...folders].map(([inner, folder]) => grown(inner, folder)), files }
}
