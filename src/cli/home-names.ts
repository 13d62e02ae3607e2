import { basename } from 'node:path'
import type { HomeSpec } from '../main/engine/api.ts'

/** What a home is called, by its path. */
export type HomeNames = (path: string) => string

/** Where a home was opened from: a case from its archive. */
export function originOf(homes: readonly HomeSpec[], path: string): string {
  return homes.find(home => home.path === path)?.source ?? path
}

/** The last part of what homes were opened from, or all of it where several have the same; null for a single home. */
export function homeNames(homes: readonly HomeSpec[]): HomeNames | null {
  if (homes.length < 2) return null
  const lasts = homes.map(({ path, source }) => basename(source ?? path))
  return path => {
    const from = originOf(homes, path)
    return lasts.filter(last => last === basename(from)).length > 1 ? from : basename(from)
  }
}
