/** The settings. */
export { SettingsDialog } from './SettingsDialog.tsx'
export { followSettings, openSettings, useSettings } from './store.ts'
