import { type Command, commands } from './commands.ts'

/** What `skein help` prints. */
export function helpText(): string {
  const width = Math.max(...[...commands.keys()].map(name => name.length))
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Skein lists and reads the threads that the Codex CLI keeps on disk. It only reads.',
    '',
    'Usage: skein COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'skein COMMAND --help tells the options of a command; skein --version the version.',
    'Exit codes: 0 done, 1 failed or (check) errors found, 2 wrong usage, 3 history mode not supported, 4 no such thread, 130 interrupted.',
  ].join('\n')
}

/** What `skein COMMAND --help` prints. */
export function commandHelp({ usage, summary, options }: Command): string {
  return [`Usage: skein ${usage}`, '', summary, '', ...options.map(option => `  ${option}`)].join('\n')
}
