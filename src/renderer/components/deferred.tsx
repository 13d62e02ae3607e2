import { type ComponentType, lazy, useState } from 'react'

const all: (() => Promise<unknown>)[] = []

/** A component whose code is no part of what the list is drawn with: it comes behind it, or when it is first drawn. */
export function deferred<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let there: ComponentType<P> | null = null
  const get = async () => {
    there = await load()
    return { default: there }
  }
  const Coming = lazy(get)
  all.push(get)
  return function Deferred(props: P) {
    // What has come is drawn at once, without a moment of nothing.
    const [Part] = useState(() => there ?? Coming)
    return <Part {...props} />
  }
}

/** Gets the code of all of them. One that fails says so where it is drawn. */
export function loadDeferred(): void {
  for (const get of all) get().catch(() => undefined)
}
