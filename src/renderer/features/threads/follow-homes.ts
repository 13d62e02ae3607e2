import { listen, whenEngineIsBack } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { isScanning } from '../engine/index.ts'
import { queryStore } from './query-store.ts'

/** Threads may change many times a second while files are read. */
const PAUSE_MS = 400

/**
 * Loads when threads have changed, some time after the first of many changes; at once when all have been read, so that
 * nothing is said of them that is not true any more. @returns a function that stops
 */
export function followReading(pauseMs: number, load: () => void): () => void {
  const changes = gather(pauseMs, load)
  let scanning = true
  const stops = [
    listen('threads.changed', changes.ask),
    whenEngineIsBack(changes.ask),
    listen('scan.progress', scan => {
      const before = scanning
      scanning = isScanning(scan)
      if (before && !scanning) load()
    }),
  ]
  return () => {
    changes.stop()
    for (const stop of stops) stop()
  }
}

/**
 * Loads now, and again when other homes are shown, their threads have changed or the engine has been started anew.
 * @param more what stops whatever else has it loaded.
 * @returns a function that stops
 */
export function followHomes(load: () => void, more: readonly (() => void)[] = []): () => void {
  const stops = [
    queryStore.subscribe((next, before) => {
      if (next.query.homes !== before.query.homes) load()
    }),
    followReading(PAUSE_MS, load),
    ...more,
  ]
  load()
  return () => {
    for (const stop of stops) stop()
  }
}
