import { type ReactNode, useEffect, useState } from 'react'

const PATIENCE_MS = 300

/** Shows its children only after 300 ms: work that is done by then needs no words. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), PATIENCE_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return late ? children : null
}
