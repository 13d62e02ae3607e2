/** The palette: any thread, project or action by a few letters. */
export { Palette } from './Palette.tsx'
export { followRecent } from './recent.ts'
export { openPalette } from './store.ts'
