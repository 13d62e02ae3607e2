import { resolve } from 'node:path'
import { readPaths } from '../main/engine/api.ts'
import type { BundleFar, BundleJob } from '../main/engine/bundle/bundle-job.ts'
import { ownNames } from '../main/engine/bundle/bundles.ts'
import { writeBundle } from '../main/engine/bundle/write-bundle.ts'
import { counted } from '../main/engine/export/words.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { ownTerm } from '../main/engine/redact/own-terms.ts'
import type { ThreadRow } from '../main/engine/threads/rows.ts'
import { type BundleChoices, MAX_BUNDLED } from '../shared/ipc/bundle.ts'
import { homeOptions, openStore, parse, usageError } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findThread } from './find-thread.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain } from './output.ts'
import { foundThreads } from './search.ts'

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    query: { type: 'string' },
    out: { type: 'string' },
    redact: { type: 'boolean', default: false },
    pattern: { type: 'string', multiple: true },
    'raw-refused': { type: 'boolean', default: false },
    'raw-unredacted': { type: 'boolean', default: false },
  },
} as const

/** `skein bundle` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const { out, query } = values
  if (out === undefined || out === '') throw usageError('bundle wants --out FILE.zip')
  if ((positionals.length === 0) === (query === undefined)) throw usageError('bundle wants thread ids or --query')
  const choices = choicesOf(values)
  const store = await openStore(values)
  try {
    return await untilInterrupted(async signal => {
      const rows = await rowsOf(store, positionals, query, signal)
      if (rows.length === 0) complain('no threads: nothing was written')
      else await write(store, { rows, choices, names: ownNames() }, resolve(out), signal)
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

interface Choosing {
  readonly redact: boolean
  readonly pattern?: readonly string[] | undefined
  readonly 'raw-refused': boolean
  readonly 'raw-unredacted': boolean
}

/** @throws CliError `usage` for choices that contradict each other */
function choicesOf({ redact, pattern = [], ...raw }: Choosing): BundleChoices {
  const patterns = pattern.filter(term => ownTerm(term) === null)
  if (patterns.length > 0) throw usageError(`--pattern wants a word, with * twice at most, not '${patterns[0]}'`)
  if (pattern.length > 0 && !redact) throw usageError('--pattern goes with --redact')
  if (raw['raw-refused'] && redact && !raw['raw-unredacted'])
    throw usageError('--raw-refused copies files unread, so they are never redacted; say --raw-unredacted to have both')
  return {
    redaction: redact ? { secrets: true, identities: true, emails: true, terms: [...pattern] } : null,
    refused: raw['raw-refused'] ? 'raw' : 'metadata',
  }
}

async function rowsOf(
  store: ThreadStore,
  ids: readonly string[],
  query: string | undefined,
  signal: AbortSignal,
): Promise<ThreadRow[]> {
  if (query === undefined) {
    await store.refresh(signal)
    return [...new Set(ids)].map(id => findThread(store, id))
  }
  const wanted = { text: query, sort: 'time', rows: 1, limit: MAX_BUNDLED } as const
  const found = await foundThreads(store, wanted, signal)
  return found.flatMap(({ thread }) => store.list.row({ homeId: thread.skein.homeId, id: thread.id }) ?? [])
}

async function write(store: ThreadStore, job: BundleJob, path: string, signal: AbortSignal): Promise<void> {
  const progress = new Progress()
  const to = { path, homes: readPaths(store.homes) }
  try {
    const { metadataOnly, replaced } = await writeBundle(job, to, progress.show, signal)
    progress.end()
    if (replaced !== null) complain(replacedText(replaced))
    if (metadataOnly > 0)
      complain(`of ${counted(metadataOnly, 'thread')} only what is known is in the bundle, no file (see its manifest)`)
  } finally {
    progress.end()
  }
}

/** `replaced: 2 user, 1 github-token`: what a person looks at before a bundle is sent on. */
function replacedText(replaced: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(replaced).map(([kind, many]) => `${many} ${kind}`)
  return kinds.length === 0 ? 'nothing was found that redaction replaces' : `replaced: ${kinds.join(', ')}`
}

const WORDS: Readonly<Record<BundleFar['phase'], string>> = {
  checking: 'checking files',
  learning: 'looking for names',
  replacing: 'looking for what is replaced',
  writing: 'writing',
}

/** How far it is, on stderr, where a person watches it. */
class Progress {
  #shown = false

  readonly show = ({ phase, done, total }: BundleFar): void => {
    if (process.stderr.isTTY !== true || total === 0) return
    this.#shown = true
    process.stderr.write(`\r\u001b[Kskein: ${WORDS[phase]}, ${Math.floor((100 * done) / total)}%`)
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K')
    this.#shown = false
  }
}
