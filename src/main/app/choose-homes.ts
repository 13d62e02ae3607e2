import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { Parsed } from '../../shared/ipc/contract.ts'

type What = Parsed<'homes.choose'>['what']

const CHOOSE: Readonly<Record<What, OpenDialogOptions>> = {
  folder: {
    title: 'Open a folder',
    buttonLabel: 'Open',
    // A Codex home is a hidden folder by default.
    properties: ['openDirectory', 'multiSelections', 'showHiddenFiles'],
  },
  archive: {
    title: 'Open an archive or rollout files',
    buttonLabel: 'Open',
    filters: [
      { name: 'Archives and rollouts', extensions: ['zip', 'tar', 'tgz', 'gz', 'jsonl', 'zst'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'multiSelections', 'showHiddenFiles'],
  },
}

/** Asks what to open. @returns absolute paths; none where the person cancels */
export async function chooseHomes(window: BrowserWindow | null, what: What): Promise<readonly string[]> {
  if (window === null) return []
  const { canceled, filePaths } = await dialog.showOpenDialog(window, CHOOSE[what])
  return canceled ? [] : filePaths
}
