import type { ChildProcess } from 'node:child_process'
import { start } from './run.ts'
import { SetupError } from './say.ts'
import { hasDisplay } from './system-packages.ts'

const SCREEN = '1440x900x24'

/** Where windows are shown: the environment to start programs with, and the virtual display's name if it is one. */
export interface Display {
  env: NodeJS.ProcessEnv
  virtual: string | undefined
}

/** Runs `work` with a display: the machine's own, or where there is none a virtual one that ends with the work. */
export async function withDisplay<T>(work: (display: Display) => Promise<T>): Promise<T> {
  if (hasDisplay(process.env, process.platform)) return work({ env: process.env, virtual: undefined })
  // Its own process group, so that a terminal's Ctrl-C does not take the screen from under the window.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp']
  const server = start('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  try {
    const virtual = `:${await displayNumber(server)}`
    return await work({ env: { ...process.env, DISPLAY: virtual }, virtual })
  } finally {
    server.kill()
  }
}

/** Xvfb takes the first free number and writes it, with a line end, once it can be connected to. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let number = ''
    let complaint = ''
    const failed = () =>
      reject(new SetupError(`the virtual display (Xvfb) did not start. ${complaint.trim()}`, 'Try: Xvfb -displayfd 1'))
    server.on('error', failed)
    server.on('exit', failed)
    server.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000)
    })
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      number += chunk.toString()
      if (number.endsWith('\n')) resolve(number.trim())
    })
  })
}
