import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

/** Unix seconds, floored to the minute: everything that is shown relative to now is drawn again together. */
function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * 60
}

function subscribe(onChange: () => void): () => void {
  const timer = window.setInterval(onChange, 10_000)
  return () => window.clearInterval(timer)
}

/** The time now in unix seconds; changes once a minute. Never earlier than the last full minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentMinute) + 59
}
