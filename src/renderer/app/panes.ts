import { currentPage } from '../features/pages/index.ts'
import { focusList } from '../features/threads/index.ts'

const ORDER = ['sidebar', 'list', 'thread'] as const
type Pane = (typeof ORDER)[number]

function element(pane: Pane): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
  return found?.checkVisibility() === true ? found : null
}

const FOCUSABLE = 'button:not(:disabled):not([tabindex="-1"]), input, [tabindex="0"]'

/** What the keys of a page are meant for: its table, or what scrolls. */
const PAGE_BODY = '[role="grid"], [data-body]'

/** Brings the focus into a pane, to what is most likely wanted there. */
export function focusPane(pane: Pane): void {
  if (pane === 'list' && currentPage() === 'threads') {
    focusList()
    return
  }
  const inside = element(pane)
  const first =
    inside?.querySelector<HTMLElement>('[data-testid="transcript"], [data-testid="copy-resume"]') ??
    inside?.querySelector<HTMLElement>('[aria-current="true"]') ??
    inside?.querySelector<HTMLElement>(PAGE_BODY) ??
    inside?.querySelector<HTMLElement>(FOCUSABLE)
  first?.focus()
}

/** The pane that holds the focus; null where none does. */
export function currentPane(): Pane | null {
  return ORDER.find(pane => element(pane)?.contains(document.activeElement) === true) ?? null
}

/** Moves the focus to the next (1) or previous (-1) pane that is on screen. */
export function cyclePane(step: 1 | -1): void {
  const shown = ORDER.filter(pane => element(pane) !== null)
  const current = currentPane()
  const at = current === null ? (step === 1 ? -1 : 0) : shown.indexOf(current)
  const next = shown[(at + step + shown.length) % shown.length]
  if (next !== undefined) focusPane(next)
}
