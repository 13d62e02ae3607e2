import * as z from 'zod'
import { type BundleRequest, bundleProgress } from '../../shared/ipc/bundle.ts'
import { type EngineRoute, type EventName, type ThreadKey, threadKey } from '../../shared/ipc/contract.ts'
import { deepHits } from '../../shared/ipc/deep-search.ts'
import type { LineSpan } from '../../shared/ipc/file.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import { opening, openResult } from '../../shared/ipc/homes.ts'
import { libraryPart } from '../../shared/ipc/library.ts'
import { errorCodes } from '../../shared/ipc/result.ts'
import { home, scanProgress } from '../../shared/ipc/status.ts'
import type { EngineOptions, Exported, HomeSpec } from './api.ts'
import type { OpenedPaths } from './cases/open-paths.ts'

/** The messages between the main process and the engine's host. Ids pair a question with its reply. */

/** What `start` brings. */
export type StartOptions = Omit<EngineOptions, 'emit'>

/** Main → host. `start` comes first, once. */
export type ToHost =
  | { readonly type: 'start'; readonly options: StartOptions }
  | { readonly type: 'call'; readonly id: number; readonly route: EngineRoute; readonly input: unknown }
  | { readonly type: 'openPaths'; readonly id: number; readonly paths: readonly string[] }
  | { readonly type: 'deleteCase'; readonly id: number; readonly path: string }
  | { readonly type: 'filePath'; readonly id: number; readonly thread: ThreadKey }
  | { readonly type: 'exportName'; readonly id: number; readonly thread: ThreadKey; readonly format: ExportFormat }
  | {
      readonly type: 'export'
      readonly id: number
      readonly thread: ThreadKey
      readonly options: ExportOptions
      readonly path: string
    }
  | { readonly type: 'table'; readonly id: number; readonly csv: string; readonly path: string }
  | { readonly type: 'bytes'; readonly id: number; readonly span: LineSpan; readonly path: string }
  | { readonly type: 'bundle'; readonly id: number; readonly request: BundleRequest; readonly path: string }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'setHomes'; readonly id: number; readonly homes: readonly HomeSpec[] }
  | { readonly type: 'painted' }
  | { readonly type: 'close' }

const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  refusal: z.object({ rpcCode: z.number(), historyModeRaw: z.string(), changed: z.boolean() }).exactOptional(),
})

const reply = z.union([
  z.object({ ok: z.literal(true), json: z.string() }),
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireError }),
])

/** Main keeps homes, so they are parsed. */
const homeSpec = z.object({
  path: z.string(),
  origin: home.shape.origin,
  name: z.string().exactOptional(),
  source: z.string().exactOptional(),
})

/** What opening some paths is answered with. */
export const openedPaths = z.object({
  homes: z.array(homeSpec),
  failed: openResult.shape.failed,
  notes: openResult.shape.notes,
}) satisfies z.ZodType<OpenedPaths>

/** What a finished export is answered with. */
export const exported = z.object({ path: z.string(), bytes: z.int() }) satisfies z.ZodType<Exported>

function event<E extends EventName, S extends z.ZodType>(name: E, payload: S) {
  return z.object({ type: z.literal('event'), event: z.literal(name), payload })
}

/**
 * Host → main. Parsed, because the host handles other people's bytes; the values of replies only by their route, and
 * only where that is asked for (see client.ts).
 */
export const fromHost = z.discriminatedUnion('type', [
  /** The engine is open, with these homes. */
  z.object({ type: z.literal('started'), homes: z.array(homeSpec) }),
  /** The engine could not be opened; every call is answered with this error. */
  z.object({ type: z.literal('failed'), error: wireError }),
  z.object({ type: z.literal('reply'), id: z.int(), reply }),
  /** For the log; free of transcript text. */
  z.object({ type: z.literal('log'), text: z.string() }),
  z.discriminatedUnion('event', [
    event('scan.progress', scanProgress),
    event('threads.changed', z.object({})),
    event('thread.changed', threadKey),
    event('search.deepHits', deepHits),
    event('homes.opening', opening),
    event('bundle.progress', bundleProgress),
    event('library.changed', z.object({ part: libraryPart })),
    event('export.progress', z.object({ thread: threadKey, done: z.int(), total: z.int() })),
  ]),
])
export type FromHost = z.output<typeof fromHost>

/** What the host posts: {@link FromHost} before main has parsed it. */
export type Posted =
  | Exclude<FromHost, { type: 'event' }>
  | { readonly type: 'event'; readonly event: EventName; readonly payload: unknown }
