import type { Session } from 'electron'
import { ORIGIN, SCHEME } from './page.ts'

/** Permissions that the page gets: copying is all it needs. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Schemes that requests may go to. DevTools, which packages do not have, are loaded by `devtools:`. */
const LOADABLE: ReadonlySet<string> = new Set([`${SCHEME}:`, 'data:'])
const LOADABLE_WITH_DEVTOOLS: ReadonlySet<string> = new Set([...LOADABLE, 'devtools:'])

/** Takes from a session all that a page can ask for and ours does not need: network, devices, downloads. */
export function hardenSession(session: Session, options: { readonly devTools: boolean }): void {
  const loadable = options.devTools ? LOADABLE_WITH_DEVTOOLS : LOADABLE
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLoadable(details.url, loadable) }))
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
  // The spell checker downloads dictionaries.
  session.setSpellCheckerEnabled(false)
}

/** Whether a request may be made at all. */
function isLoadable(url: string, loadable: ReadonlySet<string>): boolean {
  return URL.canParse(url) && loadable.has(new URL(url).protocol)
}

/** Whether a page gets a permission it asks for. */
export function isAllowed(permission: string, requester: string): boolean {
  if (!ALLOWED.has(permission) || !URL.canParse(requester)) return false
  const { protocol, host } = new URL(requester)
  return `${protocol}//${host}` === ORIGIN
}
