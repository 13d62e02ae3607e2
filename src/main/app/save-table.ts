import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Parsed } from '../../shared/ipc/contract.ts'
import type { EngineClient } from '../engine/client.ts'
import type { Saved } from './written-files.ts'

/**
 * Asks where to, and has the engine write a table there.
 * @throws AppError as the engine does; `cancelled` when the signal aborts.
 */
export async function saveTable(
  engine: Pick<EngineClient, 'saveTable'>,
  window: BrowserWindow | null,
  { name, csv }: Parsed<'system.saveTable'>,
  signal: AbortSignal,
): Promise<Saved> {
  if (window === null) return { state: 'cancelled' }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save table',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), `${name}.csv`),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return { state: 'cancelled' }
  return { state: 'written', ...(await engine.saveTable(csv, filePath, signal)) }
}
