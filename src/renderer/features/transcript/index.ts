/** A thread's history: opened through the gate, drawn as turns and items. */
export { closeHistory, openHistory, reopenHistory, useHistory } from './store.ts'
export { Transcript } from './Transcript.tsx'
export { TurnStatusMark } from './TurnHeading.tsx'
