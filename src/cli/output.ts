import { once } from 'node:events'
import { visible } from '../main/engine/export/visible.ts'
import { exitCodes } from './exit-codes.ts'

/** Writes to stdout and waits until the reader has taken it. */
export async function write(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

export function writeLine(text: string): Promise<void> {
  return write(`${text}\n`)
}

/** One line on stderr. */
export function complain(message: string): void {
  process.stderr.write(`skein: ${visible(message)}\n`)
}

/** Ends when nobody takes our output: quietly when the reader has seen enough (`skein list | head`). */
export function endWithReader(): void {
  process.stdout.on('error', error => {
    const code = 'code' in error ? error.code : undefined
    if (code === 'EPIPE') process.exit(exitCodes.ok)
    complain(`the output cannot be written (${code})`)
    process.exit(exitCodes.failure)
  })
}
