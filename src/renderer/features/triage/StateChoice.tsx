import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { TriageState } from '../../../shared/ipc/triage.ts'
import styles from './StateChoice.module.css'
import { setTriage, stateOf, useTriage } from './store.ts'

/** How far one may be with a thread, in the order of the work. */
export const STATES: readonly { readonly state: TriageState; readonly name: string }[] = [
  { state: 'open', name: 'Open' },
  { state: 'progress', name: 'In progress' },
  { state: 'done', name: 'Done' },
]

/** How far one is with a thread: open, in progress, done. Kept in the library, never beside the thread. */
export function StateChoice({ threadKey }: { readonly threadKey: ThreadKey }) {
  const state = useTriage(({ entries }) => stateOf(entries, threadKey))
  return (
    <fieldset className={styles.states} data-testid="triage-state" data-state={state}>
      <legend>Triage</legend>
      {STATES.map(({ state: one, name }) => (
        <button
          type="button"
          key={one}
          aria-pressed={state === one}
          onClick={() =>
            void setTriage({ homeId: threadKey.homeId, threadId: threadKey.id, check: null }, one, `Triage: ${name}`)
          }
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
