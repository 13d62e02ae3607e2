import { join } from 'node:path'
import { assertSupported, isSupported, unknownMode } from '../../../shared/history-mode.ts'
import type { Problem } from '../../../shared/problem.ts'
import { FileDoctor, type Reading } from '../doctor/file-doctor.ts'
import { foundOf, seriousIn } from '../doctor/findings.ts'
import { startProblems } from '../doctor/start-problems.ts'
import { ORDINALS_WORDS } from '../doctor/words.ts'
import type { Failure } from '../failures/failure.ts'
import { fold } from '../index/fold.ts'
import type { PassFacts, StartFacts } from '../index/stored-facts.ts'
import type { TextBatch } from '../index/text-writer.ts'
import { fileProblem, placedProblem, problemOfError } from '../problems.ts'
import { missingHead } from '../rollout/head.ts'
import { isUuid, nameTime } from '../rollout/names.ts'
import { withFile } from '../rollout/open.ts'
import { readFileStart, type Start } from '../rollout/start.ts'
import { contentBits } from '../search/content-bits.ts'
import type { CollectedFacts } from '../search/extract/collector.ts'
import type { OpenedSource } from '../transcript/growing-outline.ts'
import type { Outline } from '../transcript/outline.ts'
import { passFactsOf } from '../transcript/pass-facts.ts'
import { type FileUsage, NO_USAGE } from '../usage/file-usage.ts'
import type { FoundFile } from './discover.ts'
import type { ReadDone, ReadJob } from './reading/job.ts'
import { TextReading } from './text-reading.ts'

/** What the scanner learns from one file: first from its beginning, later from all of it. */

export interface ReadStart {
  /** The state of the file that was read; it may be newer than the one found. */
  readonly file: FoundFile
  readonly threadId: string
  readonly facts: StartFacts
  readonly problems: readonly Problem[]
}

/** Reads head and preview. Never throws: a file that cannot be read is a thread that cannot be opened. */
export function readStartOf(homePath: string, found: FoundFile): ReadStart {
  try {
    return withFile(join(homePath, found.path), (descriptor, facts) => {
      const start = readFileStart(descriptor, found.name.compressed, true)
      return describe({ ...found, ...facts }, start, startProblems({ ...found, ...facts }, start))
    })
  } catch (error) {
    const start = {
      head: missingHead('head-unreadable'),
      headLine: null,
      preview: null,
      listedByCodex: false,
      bytes: 0,
    }
    return describe(found, start, [problemOfError(error, found.path)])
  }
}

function describe(file: FoundFile, start: Start, problems: readonly Problem[]): ReadStart {
  const { head, headLine, preview, listedByCodex, bytes } = start
  return {
    file,
    threadId: head.id !== null && isUuid(head.id) ? head.id : file.name.threadId,
    facts: {
      head,
      headAt: headLine === null ? null : { number: headLine.number, offset: headLine.offset },
      preview,
      listedByCodex,
      bytes,
      nameTime: nameTime(file.name.time),
      problemCount: seriousIn(foundOf(problems)),
    },
    problems,
  }
}

/** Of a file that cannot be read to its end; that is its one problem. */
const NO_FACTS: PassFacts = {
  ledger: null,
  turnCount: 0,
  tokens: null,
  model: null,
  lastTurn: null,
  endedAt: null,
  problemCount: 1,
  contents: 0,
}

/** What reading a whole file came to. */
export type ReadPass =
  | {
      readonly kind: 'facts'
      readonly facts: PassFacts
      readonly reading: Reading
      /** Paths of changed files, as they are compared. */
      readonly changes: ReadonlySet<string>
      readonly tools: CollectedFacts['tools']
      readonly usage: FileUsage
      readonly failures: readonly Failure[]
    }
  /** Records carry ordinals: the file is not legacy after all. */
  | { readonly kind: 'ordinals' }
  /** It has become one that must not be opened while it was read. */
  | { readonly kind: 'turned' }

/** Looks at the lines of a job's file while it is read. */
export function doctorOf({ file, start }: Pick<ReadJob, 'file' | 'start'>): FileDoctor {
  return new FileDoctor(file.path, {
    head: start.head,
    readable: true,
    modifiedAt: file.modifiedAt,
    now: Date.now(),
  })
}

/** The file of a job, for those who read it. */
export function sourceOf({ homePath, file, start }: Pick<ReadJob, 'homePath' | 'file' | 'start'>): OpenedSource {
  return {
    absolutePath: join(homePath, file.path),
    path: file.path,
    compressed: file.name.compressed,
    bare: start.head.generation === 'pre-envelope',
    sizeBytes: file.sizeBytes,
    identity: file.identity,
  }
}

/**
 * Reads all of a file whose start allows it, its texts too. A file that cannot be read to its end has a problem and no counts.
 * @param read makes the outline, and hands the texts on.
 * @throws the signal's reason, nothing else
 */
export async function readPassOf(
  job: Pick<ReadJob, 'file' | 'start'>,
  read: () => Promise<Outline>,
  texts: TextReading,
  doctor: FileDoctor,
  signal: AbortSignal,
): Promise<ReadPass> {
  assertSupported(job.start.head.mode)
  try {
    const outline = await read()
    if (outline.hasOrdinals) return { kind: 'ordinals' }
    const collected = texts.end()
    if (collected === null) return { kind: 'turned' }
    const facts = passFactsOf(outline)
    const reading = doctor.end()
    const contents = facts.contents | (collected.hasImages ? contentBits.image : 0)
    return {
      kind: 'facts',
      facts: { ...facts, contents, problemCount: seriousIn(reading.found) },
      reading,
      changes: new Set(outline.turns.flatMap(turn => turn.files.map(({ path }) => fold(path.replaceAll('\\', '/'))))),
      tools: collected.tools,
      usage: { days: outline.used, ...texts.toolUse },
      failures: texts.failures,
    }
  } catch (error) {
    signal.throwIfAborted()
    texts.abandon()
    return unread(problemOfError(error, job.file.path))
  }
}

/** The reader of a file has died of it. @param path below the home */
export function stoppedProblem(path: string): Problem {
  return fileProblem('reading-stopped', path, 'reading it took more than the reader could stand')
}

function unread(problem: Problem): ReadPass {
  const reading = { found: foundOf([problem]), profile: null }
  return {
    kind: 'facts',
    facts: NO_FACTS,
    reading,
    changes: new Set(),
    tools: new Map(),
    usage: NO_USAGE,
    failures: [],
  }
}

/** What a reading comes to whose reader has died of the file. @param put takes away the texts that it had handed on */
export function stoppedReading(job: ReadJob, put: (batch: TextBatch) => void): ReadDone {
  const texts = new TextReading(job, { put, ready: async () => {} })
  texts.abandon()
  return { pass: unread(stoppedProblem(job.file.path)), reading: texts.id, state: null, goesOn: false, kept: null }
}

/** The start of a file whose records have turned out to carry ordinals: it must not be opened. */
export function withOrdinals(start: ReadStart): ReadStart {
  const { file, threadId, facts, problems } = start
  // It was rewritten meanwhile, and its head says itself what it is.
  if (!isSupported(facts.head.mode)) return start
  const problem = placedProblem('ordinals', file.path, facts.headAt, ORDINALS_WORDS)
  const head = { ...facts.head, mode: unknownMode('ordinals') }
  return {
    file,
    threadId,
    facts: { ...facts, head, problemCount: facts.problemCount + 1 },
    problems: [...problems, problem],
  }
}
