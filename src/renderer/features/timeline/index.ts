/** A thread's history as pictures: the strand, tokens per turn, the Timeline tab. */
import { strandKeyLines } from './strand-place.ts'
import { zoomKeyLines } from './zoom.ts'

export { Legend } from './Legend.tsx'
export { Strand } from './Strand.tsx'
export type { Spot } from './spot.ts'
export { TimelineView } from './TimelineView.tsx'
export { TokenBars } from './TokenBars.tsx'
export { TokenStack } from './TokenStack.tsx'
export { tokenParts } from './totals.ts'

/** The keys of the pictures, as the shortcut sheet names them. */
export const timelineKeyLines = [...strandKeyLines, ...zoomKeyLines]
