import { RpcError, rpcCodes } from './errors.ts'

const FORMS = [
  /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i,
  /^\{([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}$/i,
  /^([0-9a-f]{32})$/i,
]

/** A UUID in any form that the protocol takes (plain, braced, `urn:uuid:`, without hyphens) in its usual one, or null. */
export function toThreadId(text: string): string | null {
  for (const form of FORMS) {
    const hex = form.exec(text)?.[1]?.replaceAll('-', '').toLowerCase()
    if (hex !== undefined) {
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    }
  }
  return null
}

/**
 * A thread id from a client.
 * @param what names the id in the error.
 * @throws RpcError
 */
export function parseThreadId(text: string, what = 'thread id'): string {
  const id = toThreadId(text)
  if (id === null) throw new RpcError(rpcCodes.invalidRequest, `invalid ${what}: not a UUID`)
  return id
}
