/** A thread's history as pictures: the strand, tokens per turn, the Timeline tab. */
export { Strand } from './Strand.tsx'
export type { Spot } from './spot.ts'
export { TimelineView } from './TimelineView.tsx'
export { TokenBars } from './TokenBars.tsx'
