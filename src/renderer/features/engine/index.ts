/** The engine as the window sees it: its process, its scan, its homes. */
export { EngineError } from './EngineError.tsx'
export { ScanPage } from './ScanPage.tsx'
export { ScanStrip } from './ScanStrip.tsx'
export { StatusBar } from './StatusBar.tsx'
export { isScanning } from './scan-words.ts'
export { areEmpty, chooseHome, engineStore, followEngine, reloadEngine, startScan, useEngine } from './store.ts'
export { Welcome } from './Welcome.tsx'
