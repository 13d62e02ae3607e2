import manifest from '../../package.json' with { type: 'json' }
import { visibleJson } from '../main/engine/export/visible.ts'
import { AppServer } from '../main/engine/protocol/app-server.ts'
import { errorMessage, MAX_LINE_BYTES, tooLong } from '../main/engine/protocol/message.ts'
import { describeError } from '../main/engine/wire-error.ts'
import { homeOptions, openStore, parse } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { inputLines } from './input-lines.ts'
import { complain, writeLine } from './output.ts'

/** `skein app-server`: one JSON message a line, answered in order, until stdin ends. */
export async function run(args: string[]): Promise<ExitCode> {
  const { values } = parse({ args, options: homeOptions })
  const store = await openStore(values)
  try {
    const server = new AppServer(store, {
      version: manifest.version,
      platform: process.platform,
      arch: process.arch,
      report: error => complain(describeError(error)),
    })
    const { signal } = new AbortController()
    for await (const line of inputLines(process.stdin, MAX_LINE_BYTES)) {
      const answer = line === null ? errorMessage(null, tooLong, true) : await server.answer(line, signal)
      if (answer !== null) await writeLine(visibleJson(answer))
    }
    return exitCodes.ok
  } finally {
    store.close()
  }
}
