import type { EngineRoute, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { SearchRequest, SearchResult } from '../../shared/ipc/search.ts'
import type { EngineOptions } from './api.ts'
import type { Bundles } from './bundle/bundles.ts'
import { compareHandlers } from './compare/compare-handlers.ts'
import { doctorHandlers } from './doctor/doctor-handlers.ts'
import { failureHandlers } from './failures/failure-handlers.ts'
import type { HomeMarks } from './library/home-marks.ts'
import type { Library } from './library/library.ts'
import { libraryHandlers } from './library/library-handlers.ts'
import { triageHandlers } from './library/triage-handlers.ts'
import type { LiveIndex } from './live-index.ts'
import type { OpenHomes } from './open-homes.ts'
import type { Openings } from './openings.ts'
import { reportHandlers } from './report/report-handlers.ts'
import { type ScanControl, scanHandlers } from './scan-control.ts'
import { deepHandlers } from './search/deep/deep-handlers.ts'
import type { StartFileScanners } from './search/deep/file-scanners.ts'
import { valueHandlers } from './search/field-values.ts'
import { PROJECTION_DB } from './side/projection-db.ts'
import { forWindow } from './threads/for-window.ts'
import { historyHandlers } from './threads/history-handlers.ts'
import { listHandlers } from './threads/list-handlers.ts'
import type { Transcripts } from './threads/transcripts.ts'
import { usageHandlers } from './usage/usage-handlers.ts'

export type EngineHandlers = {
  readonly [R in EngineRoute]: (input: Parsed<R>, signal: AbortSignal) => Out<R> | Promise<Out<R>>
}

/** The parts of the engine that answers come from. */
export interface EngineParts extends Pick<EngineOptions, 'dataDir' | 'emit'> {
  readonly index: LiveIndex
  readonly homes: OpenHomes
  readonly library: Library
  readonly marks: HomeMarks
  readonly bundles: Bundles
  readonly scans: ScanControl
  readonly transcripts: Transcripts
  readonly openings: Openings
  readonly startFileScanners: StartFileScanners
  /** Watches the file of a thread, or none. */
  readonly follow: (thread: ThreadKey | null) => void
}

/** Who answers each route, and from what. The index is asked for each time: it may have been made anew. */
export function engineHandlers(parts: EngineParts): EngineHandlers {
  const { index, homes, library, marks, bundles, scans, transcripts, openings, emit } = parts
  return {
    ...listHandlers({
      index: () => index.open,
      homeIds: () => homes.ids(),
      here: query => marks.within(query),
      marksOf: threads => marks.of(threads),
      tagged: () => marks.tagged(),
      row: thread => homes.row(thread),
      refresh: row => openings.refresh(row),
      readProjections: homePath => index.open.scanner.refresh(homePath, PROJECTION_DB),
      untilHeads: signal => scans.untilHeads(signal),
    }),
    'threads.search': (request, signal) => search(parts, request, signal),
    ...historyHandlers(transcripts, {
      opening: (thread, read) => openings.asked(() => openings.reading(thread, read)),
      reading: (thread, read) => openings.reading(thread, read),
    }),
    'threads.follow': ({ thread }) => {
      parts.follow(thread)
      return {}
    },
    ...doctorHandlers({
      facts: () => index.open.doctor,
      homeIds: () => homes.ids(),
      row: thread => homes.row(thread),
    }),
    ...failureHandlers({
      facts: () => index.open.failures,
      homeIds: () => homes.ids(),
      known: () => library.readOr([], ({ triage }) => triage.knownFailures()),
    }),
    'bundle.preview': (request, signal) => bundles.preview(request, signal),
    ...usageHandlers({
      facts: () => index.open.usage,
      here: query => marks.within(query),
      library: () => library,
    }),
    ...reportHandlers({
      db: () => index.open.db,
      homeIds: () => homes.ids(),
      library: () => library,
    }),
    ...deepHandlers({
      db: () => index.open.db,
      startFileScanners: () => parts.startFileScanners(),
      here: (filter, text) => marks.within(filter, text),
      tell: found => emit('search.deepHits', found),
      changed: row => openings.refresh(row),
    }),
    ...valueHandlers({
      db: () => index.open.db,
      homeIds: () => homes.ids(),
      tagged: () => marks.tagged(),
    }),
    ...compareHandlers({
      sources: () => ({
        db: index.open.db,
        transcripts: transcripts,
        changed: row => openings.refresh(row),
      }),
      row: thread => homes.row(thread),
      homeIds: () => homes.ids(),
    }),
    ...triageHandlers({
      library: () => library,
      index: () => index.open,
      homes: () => homes.known(),
      marksOf: threads => marks.of(threads),
    }),
    ...libraryHandlers({
      dataDir: () => parts.dataDir,
      library: () => library,
      marksOf: threads => marks.of(threads),
      homes: () => homes.known(),
      row: thread => homes.row(thread),
    }),
    'homes.list': () => ({ homes: homes.list() }),
    'homes.problems': ({ homeId, limit }) => {
      const asked = homes.ids().filter(id => homeId === null || id === homeId)
      return index.open.facts.problems(asked, limit)
    },
    ...scanHandlers(() => scans),
  }
}

async function search(
  { index, marks, openings }: EngineParts,
  request: SearchRequest,
  signal: AbortSignal,
): Promise<SearchResult> {
  const here = { ...request, filter: marks.within(request.filter, request.text) }
  const { result, changed } = await index.open.searches.search(here, signal)
  for (const thread of changed) {
    const row = index.open.list.row(thread)
    if (row !== null) openings.refresh(row)
  }
  return { ...result, threads: result.threads.map(found => ({ ...found, thread: forWindow(found.thread) })) }
}
