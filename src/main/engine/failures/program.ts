import { isObject, type JsonObject, objectOf } from '../rollout/record.ts'
import { commandText } from '../transcript/items/command-text.ts'
import { inputOf, parseArguments } from '../transcript/items/read-call.ts'

/** Longer commands are scripts in themselves. UTF-16 units; so much of each open call is kept. */
const MAX_ARGUMENTS = 8192

/** The arguments of a call as text, where they are short enough to be kept. */
export function argumentsOf(call: JsonObject): string {
  const action = objectOf(call, 'action')
  const text = action === null ? inputOf(call) : JSON.stringify({ command: action.command ?? null })
  return text.length <= MAX_ARGUMENTS ? text : ''
}

const WORD = /^[A-Za-z][\w.+-]{0,39}$/

/** The program that a command runs first, as ` from NAME`; empty where that is not plain. @param args as JSON */
export function programOf(args: string): string {
  const parsed = parseArguments(args)
  if (!isObject(parsed)) return ''
  const command = commandText(parsed.command ?? parsed.cmd)
    .slice(0, 500)
    .replace(/^\s*cd\s[^&|;]{0,300}&&\s*/, '')
    .replace(/^(?:\w{1,40}=\S{0,100}\s+){0,10}(?:sudo\s+|time\s+)?/, '')
  const name = /^\S+/.exec(command)?.[0].replace(/^.*[\\/]/, '') ?? ''
  return WORD.test(name) ? ` from ${name}` : ''
}
