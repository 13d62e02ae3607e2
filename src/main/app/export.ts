import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'
import type { Parsed } from '../../shared/ipc/contract.ts'
import type { ExportFormat } from '../../shared/ipc/history.ts'
import type { EngineClient } from '../engine/client.ts'
import type { Saved } from './written-files.ts'

const FILTERS: Readonly<Record<ExportFormat, FileFilter>> = {
  md: { name: 'Markdown', extensions: ['md'] },
  html: { name: 'HTML', extensions: ['html'] },
  json: { name: 'JSON', extensions: ['json'] },
  repro: { name: 'Rollout', extensions: ['jsonl'] },
}

/**
 * Asks where to, and has the engine write the thread there. The gate is asked first: nobody chooses a place for a
 * thread that is then refused.
 * @throws AppError as the engine does; `cancelled` when the signal aborts.
 */
export async function exportThread(
  engine: Pick<EngineClient, 'exportName' | 'exportThread'>,
  window: BrowserWindow | null,
  { thread, options }: Parsed<'system.export'>,
  signal: AbortSignal,
): Promise<Saved> {
  const name = await engine.exportName(thread, options.format, signal)
  if (window === null) return { state: 'cancelled' }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export thread',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), name),
    filters: [FILTERS[options.format]],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return { state: 'cancelled' }
  return { state: 'written', ...(await engine.exportThread(thread, options, filePath, signal)) }
}
