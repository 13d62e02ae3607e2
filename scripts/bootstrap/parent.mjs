// Plain JavaScript on Node's own modules: this runs before anything is installed, on the machine's Node.

const POLL_MS = 500
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Calls `quit`, with the signal that it amounts to, when this process is asked to end, and when its parent has gone:
 * npm hands signals to a shell, which dies of them without a word to us. Returns a function that stops the watch.
 */
export function onEndRequest(quit) {
  const parent = process.ppid
  const poll = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(poll)
    quit('SIGTERM')
  }, POLL_MS)
  poll.unref()
  for (const signal of SIGNALS) process.on(signal, quit)
  return () => {
    clearInterval(poll)
    for (const signal of SIGNALS) process.off(signal, quit)
  }
}
