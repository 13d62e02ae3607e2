import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

/** Unix seconds, floored to the minute: everything that is shown relative to now is drawn again together. */
function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * 60
}

/** Wakes the window no more often than there is something new to say. */
function subscribe(onChange: () => void): () => void {
  let timer = 0
  const wait = () => {
    timer = window.setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS))
  }
  const tick = () => {
    onChange()
    wait()
  }
  wait()
  return () => window.clearTimeout(timer)
}

/** The time now in unix seconds; changes once a minute. Never earlier than the last full minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentMinute) + 59
}
