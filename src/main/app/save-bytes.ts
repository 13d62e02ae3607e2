import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Parsed } from '../../shared/ipc/contract.ts'
import type { EngineClient } from '../engine/client.ts'
import type { Saved } from './written-files.ts'

/**
 * Asks where to, and has the engine write the bytes of some lines there. The gate is asked first: nobody chooses a place
 * for lines that are then refused.
 * @throws AppError as the engine does; `cancelled` when the signal aborts.
 */
export async function saveBytes(
  engine: Pick<EngineClient, 'exportName' | 'saveBytes'>,
  window: BrowserWindow | null,
  span: Parsed<'system.saveBytes'>,
  signal: AbortSignal,
): Promise<Saved> {
  const { homeId, id, first, last } = span
  const rollout = await engine.exportName({ homeId, id }, 'repro', signal)
  if (window === null) return { state: 'cancelled' }
  const lines = first === last ? `line-${first}` : `lines-${first}-${last}`
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save bytes',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), `${rollout.replace(/\.jsonl$/, '')}-${lines}.bin`),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return { state: 'cancelled' }
  return { state: 'written', ...(await engine.saveBytes(span, filePath, signal)) }
}
