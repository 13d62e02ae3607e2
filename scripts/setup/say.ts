/** What set-up cannot go on without, in words, with what a person can do about it. */
export class SetupError extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.name = 'SetupError'
    this.remedy = remedy
  }
}

const HEARTBEAT_MS = 15_000

/** Prints one line of progress. On stderr: stdout belongs to what a command was asked for. */
export function say(line: string): void {
  process.stderr.write(`skein: ${line}\n`)
}

/** Prints why something failed and what to do, and leaves the exit code at 1. */
export function sayFailure(error: unknown): void {
  process.exitCode = 1
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  say(error.remedy)
}

/** Runs a long step: says that it begins, every 15 s that it goes on, and how long it took in whole seconds. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begin = Date.now()
  const seconds = () => Math.round((Date.now() - begin) / 1000)
  say(`${title} …`)
  const heartbeat = setInterval(() => say(`${title}: still at it after ${seconds()} s`), HEARTBEAT_MS)
  try {
    const result = await work()
    say(`${title}: done in ${seconds()} s`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}
