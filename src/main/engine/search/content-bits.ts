import type { Content } from '../../../shared/search/query.ts'

/** Bits of `threads.contents`. */
export const contentBits = { error: 1, diff: 2, image: 4, plan: 8 } as const satisfies Record<Content, number>
