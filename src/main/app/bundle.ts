import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Parsed } from '../../shared/ipc/contract.ts'
import type { EngineClient } from '../engine/client.ts'
import type { Saved } from './written-files.ts'

/**
 * Asks where to, and has the engine write a bundle there.
 * @throws AppError as the engine does; `cancelled` when the signal aborts.
 */
export async function writeBundle(
  engine: Pick<EngineClient, 'writeBundle'>,
  window: BrowserWindow | null,
  request: Parsed<'system.bundle'>,
  signal: AbortSignal,
): Promise<Saved> {
  if (window === null) return { state: 'cancelled' }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Write bundle',
    buttonLabel: 'Write',
    defaultPath: join(app.getPath('documents'), `skein-bundle-${new Date().toISOString().slice(0, 10)}.zip`),
    filters: [{ name: 'Zip archive', extensions: ['zip'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return { state: 'cancelled' }
  return { state: 'written', ...(await engine.writeBundle(request, filePath, signal)) }
}
