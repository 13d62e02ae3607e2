import { listen } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { queryStore } from './query-store.ts'

/** Threads may change many times a second while files are read. */
const PAUSE_MS = 400

/**
 * Loads now, and again when other homes are shown, their threads have changed or the engine has been started anew.
 * @param more what stops whatever else has it loaded.
 * @returns a function that stops
 */
export function followHomes(load: () => void, more: readonly (() => void)[] = []): () => void {
  const changes = gather(PAUSE_MS, load)
  const stops = [
    queryStore.subscribe((next, before) => {
      if (next.query.homes !== before.query.homes) load()
    }),
    listen('threads.changed', changes.ask),
    listen('engine.state', ({ state }) => {
      if (state === 'up') changes.ask()
    }),
    ...more,
  ]
  load()
  return () => {
    changes.stop()
    for (const stop of stops) stop()
  }
}
