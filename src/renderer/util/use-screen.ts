import { useSyncExternalStore } from 'react'

function subscribe(onChange: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(forced-colors: active)')
  const all = [dark, contrast]
  for (const query of all) query.addEventListener('change', onChange)
  // Zooming, or a move to another screen, resizes the page.
  window.addEventListener('resize', onChange)
  return () => {
    for (const query of all) query.removeEventListener('change', onChange)
    window.removeEventListener('resize', onChange)
  }
}

function theme(): string {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const forced = window.matchMedia('(forced-colors: active)').matches
  return `${dark ? 'dark' : 'light'}${forced ? ' forced' : ''}`
}

/** Changes with the theme: what is drawn on a canvas must then be drawn again. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, theme)
}

/** Pixels of the screen to one px. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio)
}
