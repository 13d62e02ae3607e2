/** The engine as the window sees it: its process, its scan, its homes. */
export { DropTarget } from './DropTarget.tsx'
export { EngineError } from './EngineError.tsx'
export { homeKind, homeName } from './home-words.ts'
export { OpeningCards } from './Opening.tsx'
export { ScanPage } from './ScanPage.tsx'
export { ScanStrip } from './ScanStrip.tsx'
export { StatusBar } from './StatusBar.tsx'
export { isScanning, unreadWords } from './scan-words.ts'
export {
  areEmpty,
  cancelScan,
  chooseArchive,
  chooseHome,
  engineStore,
  followEngine,
  openDropped,
  openSample,
  reloadEngine,
  startScan,
  useEmptyHomes,
  useEngine,
  useUnread,
} from './store.ts'
export { Welcome } from './Welcome.tsx'
