import type { TurnSummary } from '../../../shared/turn.ts'

/** How a turn stands, in words. */
export type TurnState =
  | 'completed'
  | 'interrupted'
  | 'failed'
  /** Refused by the service for what was asked. */
  | 'refused'
  /** Its file was written to a moment ago. */
  | 'running'
  /** The file ends before it does. */
  | 'unended'

const WORDS: Readonly<Record<TurnState, string>> = {
  completed: 'Completed',
  interrupted: 'Interrupted',
  failed: 'Failed',
  refused: 'Refused',
  running: 'Running',
  unended: 'No end recorded',
}

const REFUSALS: ReadonlySet<string> = new Set(['cyberpolicy', 'contentpolicy'])

/** What an error's code means; codes are spelled `cyber_policy` in files and `cyberPolicy` by the app-server. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['contextwindowexceeded', 'The context was full'],
  ['sessionbudgetexceeded', 'The budget of the session was used up'],
  ['usagelimitexceeded', 'The usage limit was reached'],
  ['serveroverloaded', 'The service was overloaded'],
  ['cyberpolicy', 'Refused: the service’s rules on security work do not allow it'],
  ['contentpolicy', 'Refused: the service’s rules on content do not allow it'],
  ['httpconnectionfailed', 'The service could not be reached'],
  ['responsestreamconnectionfailed', 'The answer’s stream could not be opened'],
  ['responsestreamdisconnected', 'The answer broke off'],
  ['responsetoomanyfailedattempts', 'Too many attempts failed'],
  ['internalservererror', 'The service had an error of its own'],
  ['unauthorized', 'The service did not accept the sign-in'],
  ['badrequest', 'The service did not accept the request'],
  ['sandboxerror', 'The sandbox failed'],
  ['threadrollbackfailed', 'Turns could not be taken back'],
  ['activeturnnotsteerable', 'The message could not be sent into the turn'],
])

type Judged = Pick<TurnSummary, 'status' | 'error' | 'open'>

/** The code of an error as a plain word; an object names its code by its only key. Empty where there is none. */
function codeOf(info: unknown): string {
  const name = typeof info === 'object' && info !== null ? Object.keys(info)[0] : info
  return typeof name === 'string' ? name.replaceAll(/[^a-z]/gi, '').toLowerCase() : ''
}

const RUNNING_MS = 120_000

/**
 * How a turn stands.
 * @param modifiedAt when its file was last written to, unix ms.
 * @param now unix ms.
 */
export function turnState(turn: Judged, modifiedAt: number, now: number): TurnState {
  if (turn.error !== null && REFUSALS.has(codeOf(turn.error.codexErrorInfo))) return 'refused'
  // Codex calls a turn that it has not seen the end of interrupted; the file knows better.
  if (turn.open) return now - modifiedAt < RUNNING_MS ? 'running' : 'unended'
  return turn.status === 'inProgress' ? 'unended' : turn.status
}

/** `Completed`, `No end recorded`, … */
export function stateWords(state: TurnState): string {
  return WORDS[state]
}

/** Why a turn failed, from its error's code; null where the code says nothing. */
export function errorReason(info: unknown): string | null {
  return REASONS.get(codeOf(info)) ?? null
}
