import { fingerprintOfCheck } from '../../../shared/fingerprint-name.ts'
import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RowMarks } from '../../../shared/ipc/library.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { TriageEntry, triageRoutes } from '../../../shared/ipc/triage.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import type { DoctorFacts } from '../doctor/queries.ts'
import type { ThreadList } from '../threads/list.ts'
import { toListedThread } from '../threads/rows.ts'
import type { Library } from './library.ts'
import { queueOf } from './triage-queue.ts'

type TriageRoute = keyof typeof triageRoutes
type TriageHandlers = { readonly [R in TriageRoute]: (input: Parsed<R>) => Out<R> }

/** What the routes of the triage need of the engine. */
interface Surroundings {
  library(): Library
  /** The open one. */
  index(): { readonly doctor: DoctorFacts; readonly list: Pick<ThreadList, 'row'> }
  /** The open homes by their numbers. */
  homes(): readonly { readonly id: number; readonly path: string }[]
  marksOf(threads: readonly ThreadKey[]): readonly RowMarks[]
}

/** Answers and changes how far a person is with what is wrong. No file is read for it, so no gate stands before it. */
export function triageHandlers({ library, index, homes, marksOf }: Surroundings): TriageHandlers {
  const entries = (): TriageEntry[] =>
    library()
      .read(({ triage }) => triage.all())
      .flatMap(({ homePath, threadId, check, state, changedMs }) => {
        const home = homes().find(open => open.path === homePath)
        if (home === undefined && homePath !== '') return []
        const named = (text: string) => (text === '' ? null : text)
        const of = { homeId: home?.id ?? null, threadId: named(threadId), check: named(check) }
        return [{ ...of, state, changedAt: changedMs }]
      })
  const listed = (thread: ThreadKey): ListedThread | null => {
    const row = index().list.row(thread)
    return row === null ? null : toListedThread(row)
  }
  const among = (chosen: readonly number[]) =>
    homes()
      .map(({ id }) => id)
      .filter(id => chosen.length === 0 || chosen.includes(id))
  const knownIn = (marked: readonly TriageEntry[]) =>
    marked.flatMap(({ check, homeId, threadId, state }) =>
      state === 'known' && check !== null && fingerprintOfCheck(check) === null ? [{ check, homeId, threadId }] : [],
    )
  return {
    'triage.list': () => ({ entries: entries() }),
    'triage.set': ({ homeId, threadId, check, state }) => {
      const home = homes().find(open => open.id === homeId)
      if (home === undefined && homeId !== null) throw new AppError('not-found', 'The home is not open any more')
      const subject = { homePath: home?.path ?? '', threadId: threadId ?? '', check: check ?? '' }
      library().change('triage', ({ triage }) => triage.set(subject, state, Date.now()))
      return {}
    },
    'triage.next': ({ homes: chosen, from, step }) => {
      const marked = entries()
      const done = new Set(
        marked.flatMap(({ check, homeId, threadId, state }) =>
          check === null && state === 'done' ? [`${homeId} ${threadId}`] : [],
        ),
      )
      const queue = index()
        .doctor.threadsWithProblems(among(chosen), { show: 'others', problems: knownIn(marked) })
        .filter(({ homeId, id }) => !done.has(`${homeId} ${id}`))
      const at = queue.findIndex(({ homeId, id }) => homeId === from?.homeId && id === from.id)
      // A thread that is not in the queue: one begins at its head, or goes back from it to the last one.
      const position = at === -1 && step === -1 ? queue.length - 1 : (at + step + queue.length) % (queue.length || 1)
      const key = queue[position]
      return {
        thread: key === undefined ? null : listed(key),
        position: key === undefined ? 0 : position + 1,
        total: queue.length,
      }
    },
    'triage.queue': request => {
      const here = among(request.homes)
      const marked = entries()
      return queueOf(request, {
        entries: marked,
        damaged: index().doctor.threadsWithProblems(here, null),
        unknown: index().doctor.threadsWithProblems(here, { show: 'others', problems: knownIn(marked) }),
        listed,
        problems: threads => index().doctor.problemsOf(threads),
        marks: marksOf,
      })
    },
  }
}
