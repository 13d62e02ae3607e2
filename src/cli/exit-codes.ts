/** How the command line ends (docs/cli.md, "Exit codes"). */
export const exitCodes = {
  ok: 0,
  /** A home or the index cannot be read, or a file is damaged. */
  failure: 1,
  /** Unknown command or option, or a value that does not fit. */
  usage: 2,
  /** The thread's history mode is not supported. */
  refused: 3,
  /** No such thread. */
  notFound: 4,
  /** Stopped by Ctrl-C or another signal; nothing was written. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends the command with a message on stderr. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
