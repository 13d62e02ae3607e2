/** The channels between window and main process; the only shared values that the preload imports. */
export const channels = {
  /** Window → main, answered: route, input, call id → `Reply`. */
  request: 'skein:request',
  /** Preload → main, answered: paths of what a person dropped, call id → `Reply`. The page cannot call it. */
  dropped: 'skein:dropped',
  /** Window → main: call id of a request that is no longer wanted. */
  cancel: 'skein:cancel',
  /** Main → window: event name, payload. */
  event: 'skein:event',
} as const
