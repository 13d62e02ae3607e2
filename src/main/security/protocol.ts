import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { findInside } from '../engine/roots.ts'
import { HOST, SCHEME } from './page.ts'

/** To be registered before `ready`, once. */
export const schemes: CustomScheme[] = [
  // The page's script is compiled once, and read as compiled from then on.
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]

/** The page's content security policy. No inline script or style, no eval, no network, no frames. */
export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

/** What the bundle may hold; anything else is not served. */
const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

/**
 * No opener policy among them: nothing can open the page or be opened by it (navigation.ts), and for the change of policy Chromium
 * would throw the window's first process away and start another.
 */
const HEADERS = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Serves `app://bundle/` from the folder `root` and nothing from anywhere else. */
export function serveBundle(protocol: Protocol, root: string): void {
  protocol.handle(SCHEME, request => respond(root, request))
}

/** The answer to one request: the file, or 405, 404 or 403 without content. Never rejects. */
export async function respond(root: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  if (request.method !== 'GET') return empty(405, { Allow: 'GET' })
  const path = pathOf(request.url)
  if (path === null) return empty(404)
  const place = await findInside(root, path)
  if (place.kind !== 'file') return empty(place.kind === 'outside' ? 403 : 404)
  const type = MIME_TYPES.get(extname(place.path))
  if (type === undefined) return empty(404)
  try {
    return new Response(await readFile(place.path), { headers: { ...HEADERS, 'Content-Type': type } })
  } catch {
    // Gone since it was looked up.
    return empty(404)
  }
}

/** The path below the bundle's root that a URL names, decoded; null where the URL is none of the bundle's. */
function pathOf(url: string): string | null {
  try {
    const { protocol, hostname, port, username, password, pathname } = new URL(url)
    const plain = port === '' && username === '' && password === ''
    return plain && protocol === `${SCHEME}:` && hostname === HOST ? decodeURIComponent(pathname.slice(1)) : null
  } catch {
    return null
  }
}

function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...HEADERS, ...headers } })
}
