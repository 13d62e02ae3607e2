import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { notify, notifyWritten } from './notice.ts'

/**
 * Asks where to and writes a table there; says what came of it.
 * @param name of the file, without its ending
 */
export async function saveTable(name: string, csv: string): Promise<void> {
  try {
    const result = await call('system.saveTable', { name, csv })
    if (result.state === 'written') notifyWritten(result)
  } catch (error) {
    if (!isCancelled(error)) notify(`The table could not be saved. ${toAppError(error).message}`, true)
  }
}
