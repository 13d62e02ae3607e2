import * as z from 'zod'
import { RpcError, rpcCodes } from './errors.ts'

/** JSON-RPC messages, one to a line. The app-server leaves out `jsonrpc`; a message is taken with or without it. */

const requestId = z.union([z.string(), z.int()])
export type RequestId = z.infer<typeof requestId>

const message = z.looseObject({
  jsonrpc: z.literal('2.0').optional(),
  id: requestId.optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
})

export type Incoming =
  | {
      readonly kind: 'request'
      readonly id: RequestId
      readonly method: string
      readonly params: unknown
      readonly versioned: boolean
    }
  /** Not answered: a notification, or an answer to something that was never asked. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'invalid'; readonly error: RpcError }

/** Longer lines are not read, in bytes. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024

export const tooLong = new RpcError(
  rpcCodes.invalidRequest,
  `Invalid request: a message may have ${MAX_LINE_BYTES} bytes`,
)

/** What a line of the client is. Never throws: what is no message becomes the error to answer with. */
export function parseMessage(line: string): Incoming {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    // What JSON.parse says quotes the line.
    return invalid(rpcCodes.parseError, 'Parse error: not JSON')
  }
  if (Array.isArray(value)) return invalid(rpcCodes.invalidRequest, 'Invalid request: batches are not supported')
  const parsed = message.safeParse(value)
  if (!parsed.success) {
    return invalid(rpcCodes.invalidRequest, 'Invalid request: `jsonrpc` is "2.0", `id` text or integer, `method` text')
  }
  const { id, method, params, jsonrpc } = parsed.data
  if (id === undefined || 'result' in parsed.data || 'error' in parsed.data) return { kind: 'unanswered' }
  if (method === undefined) return invalid(rpcCodes.invalidRequest, 'Invalid request: missing field `method`')
  return { kind: 'request', id, method, params, versioned: jsonrpc !== undefined }
}

function invalid(code: number, text: string): Incoming {
  return { kind: 'invalid', error: new RpcError(code, text) }
}

/** @param versioned whether to write `jsonrpc`, as the request did. */
export function successMessage(id: RequestId, result: unknown, versioned: boolean): object {
  return { ...version(versioned), id, result }
}

/** @param id null where the request's could not be read. @param versioned as above */
export function errorMessage(id: RequestId | null, error: RpcError, versioned: boolean): object {
  const { code, message, data } = error
  return { ...version(versioned), id, error: { code, message, ...(data === undefined ? {} : { data }) } }
}

function version(versioned: boolean): { jsonrpc?: '2.0' } {
  return versioned ? { jsonrpc: '2.0' } : {}
}
