/** A thread's history: opened through the gate, drawn as turns and items. */
import { deferred } from '../../components/deferred.tsx'

export { copyMarkdown } from './copy.ts'
export { currentDriver } from './driver.ts'
export { closeFind, findStore, findText, openFind, stepFind } from './find-store.ts'
export { currentHistory, historyStore, isOpen, type OpenHistory, useHistory } from './history-store.ts'
export { transcriptKeys } from './keys.ts'
export { onTranscriptKey, runTranscript } from './on-key.ts'
export { closeHistory, openHistory, reopenHistory } from './open-history.ts'
export { goTo, goToItem } from './place-store.ts'
export type { Relations } from './relations.ts'
export { TranscriptTools } from './Tools.tsx'
export { TurnStatusMark } from './TurnState.tsx'
export { setView, useView } from './view-store.ts'

export const Transcript = deferred(async () => (await import('./Transcript.tsx')).Transcript)
