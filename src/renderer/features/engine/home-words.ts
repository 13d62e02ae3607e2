import type { Home } from '../../../shared/ipc/status.ts'
import { lastPart } from '../../util/text.ts'

/** What a home is, as the window tells homes apart. */
export type HomeKind = 'home' | 'folder' | 'case' | 'sample' | 'gone'

/** @returns `gone` where neither of its places nor the folder itself is there. */
export function homeKind({ origin, places }: Pick<Home, 'origin' | 'places'>): HomeKind {
  if (places.length > 0 && places.every(place => place.state === 'missing')) return 'gone'
  if (origin === 'case' || origin === 'sample') return origin
  return places.some(place => place.path === '') ? 'folder' : 'home'
}

/** What a home is called: by its name, else a case by its archive; null where its path says it. */
export function homeName({ name, origin, source }: Pick<Home, 'name' | 'origin' | 'source'>): string | null {
  if (name !== null) return name
  if (source !== null) return lastPart(source)
  return origin === 'sample' ? 'Sample threads' : null
}
