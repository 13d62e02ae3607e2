import { useEffect } from 'react'
import { loadDeferred } from '../components/deferred.tsx'
import { useEngine } from '../features/engine/index.ts'
import { useList } from '../features/threads/index.ts'
import { call, isCancelled } from '../ipc/client.ts'
import { announce } from '../util/announce.ts'

let told = false

async function tell(): Promise<void> {
  if (told) return
  told = true
  document.documentElement.dataset.ready = 'true'
  loadDeferred()
  try {
    await call('system.ready', {})
  } catch (error) {
    if (!isCancelled(error)) announce('Skein could not say that its window is ready')
  }
}

/** Says once, after it was painted, that the window shows something: the list, the first screen or an error. */
export function useReady(): void {
  const listed = useList(state => state.phase === 'ready' || state.phase === 'failed')
  const known = useEngine(state => state.homes !== null || state.error !== null || state.process !== 'up')
  useEffect(() => {
    if (!listed || !known) return
    // Two frames: the first is the one that paints this state.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void tell())
    })
    return () => cancelAnimationFrame(frame)
  }, [listed, known])
}
