import { type HistoryModeKind, rawMode, type UnknownReason, unknownMode } from '../../../shared/history-mode.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { ListedThread } from '../../../shared/thread.ts'

/** A refusal as the window tells it. */
export interface Refused {
  readonly kind: Exclude<HistoryModeKind, 'legacy'>
  readonly raw: string
  /** The gate's own words. */
  readonly message: string
  /** True where the list still took the thread for legacy. */
  readonly changed: boolean
}

function kindOf(raw: string): Refused['kind'] {
  return raw === 'paginated' ? 'paginated' : 'unknown'
}

/**
 * Why a thread is not opened; null where it is.
 * @param error what the gate answered when the history was asked for: newer than what the list knows.
 */
export function refusedBy(thread: ListedThread, error: AppError | null): Refused | null {
  if (error !== null) {
    const raw = error.refusal?.historyModeRaw ?? thread.skein.historyModeRaw
    return { kind: kindOf(raw), raw, message: error.message, changed: error.refusal?.changed ?? false }
  }
  if (thread.skein.canOpen || thread.historyMode === 'legacy') return null
  const { refusal, historyModeRaw } = thread.skein
  return {
    kind: thread.historyMode,
    raw: historyModeRaw,
    message: refusal?.message ?? '',
    changed: refusal?.changed ?? false,
  }
}

export interface RefusalWords {
  readonly title: string
  /** Before and after the raw value, where one is quoted between them. */
  readonly say: readonly [before: string, after: string]
  readonly quote: string | null
  readonly needs: string
}

type OwnReason = Exclude<UnknownReason, 'value'>

const OWN: Readonly<Record<OwnReason, string>> = {
  'history-base':
    'The file calls itself legacy, but its history begins in another file, which only paginated threads do.',
  ordinals: 'The file calls itself legacy, but its lines are numbered, which only paginated threads do.',
  'head-too-long': 'The first line, which says how the history is stored, is longer than Skein reads.',
  'head-unreadable': 'The first line, which says how the history is stored, cannot be read.',
  'head-missing': 'The file does not begin with the line that says how its history is stored.',
}

const REASONS: readonly OwnReason[] = ['history-base', 'ordinals', 'head-too-long', 'head-unreadable', 'head-missing']

/**
 * The sentences of the refusal page.
 * @param stated whether the file itself states the mode: then `raw` is its word and not ours.
 */
export function refusalWords(refused: Refused, stated: boolean): RefusalWords {
  if (refused.kind === 'paginated') {
    return {
      title: 'Skein does not open paginated threads yet',
      say: [
        'Its history is kept in pages that Skein cannot read faithfully, so it shows none of it rather than a transcript with gaps. The thread is whole and unchanged.',
        '',
      ],
      quote: null,
      needs: 'To open it, Skein needs a reader for pages, ordinals and base files.',
    }
  }
  const own = stated ? undefined : REASONS.find(reason => rawMode(unknownMode(reason)) === refused.raw)
  const contradiction = REASONS.slice(0, 2).find(reason => rawMode(unknownMode(reason)) === refused.raw)
  const reason = own ?? contradiction
  if (reason !== undefined) {
    return {
      title: 'Skein cannot tell how this thread is stored',
      say: [`${OWN[reason]} Skein does not guess what the other lines mean, and leaves them alone.`, ''],
      quote: null,
      needs:
        reason === 'history-base' || reason === 'ordinals'
          ? 'To open it, Skein needs a reader for pages, ordinals and base files.'
          : 'To open it, Skein needs a first line that it can read.',
    }
  }
  return {
    title: 'Skein does not know this kind of thread',
    say: [
      'The file calls its history mode',
      '. Skein has never met that mode, so it does not guess what the lines mean, and leaves them alone.',
    ],
    quote: refused.raw,
    needs: 'To open it, Skein needs to learn this mode; a newer Skein may know it.',
  }
}
