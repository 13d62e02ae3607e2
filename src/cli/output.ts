import { once } from 'node:events'
import { visible } from './terminal.ts'

/** Writes to stdout and waits until the reader has taken it. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

export function writeLine(text: string): Promise<void> {
  return write(`${text}\n`)
}

/** One line on stderr. */
export function complain(message: string): void {
  process.stderr.write(`skein: ${visible(message)}\n`)
}

/** Ends quietly when whoever reads our output has seen enough (`skein list | head`). */
export function endWithReader(): void {
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
