import { useEffect, useState } from 'react'
import { announce } from '../util/announce.ts'
import { copyText } from '../util/clipboard.ts'

const SHOWN_MS = 1500

export type CopyState = 'rest' | 'copied' | 'failed'

/**
 * Copies a text and remembers for 1.5 s that it did.
 * @param what names the thing for screen readers: "Thread id".
 */
export function useCopy(what: string): readonly [CopyState, (text: string) => void] {
  const [state, setState] = useState<CopyState>('rest')
  useEffect(() => {
    if (state === 'rest') return
    const timer = window.setTimeout(() => setState('rest'), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [state])
  const copy = (text: string) => {
    void copyText(text).then(copied => {
      setState(copied ? 'copied' : 'failed')
      announce(copied ? `${what} copied` : `${what} could not be copied`)
    })
  }
  return [state, copy]
}
