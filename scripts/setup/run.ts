import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

/** How a program ended, with what it wrote on stdout and stderr together, in the order it came. */
export interface Outcome {
  code: number
  output: string
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill()
})

/** Starts a program that is ended with this process at the latest. */
export function start(program: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(program, args, options)
  running.add(child)
  child.on('exit', () => running.delete(child))
  return child
}

/** Resolves to the exit code; to 127 when the program cannot be started, to 1 when a signal ended it. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise(resolve => {
    child.on('error', () => resolve(127))
    child.on('close', code => resolve(code ?? 1))
  })
}

/** Runs a program to its end and keeps what it says. Never rejects. */
export async function capture(program: string, args: string[], options: SpawnOptions = {}): Promise<Outcome> {
  const child = start(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await ended(child)
  return { code, output: Buffer.concat(chunks).toString('utf8') }
}

/** The last `count` lines of a program's output, without colours. */
export function tail(output: string, count = 12): string {
  return stripVTControlCharacters(output).trimEnd().split('\n').slice(-count).join('\n')
}
