const WINDOW_PREVIEW_CHARS = 500

/** A thread as the window lists it: prompts can be as long as books. */
export function forWindow<T extends { readonly preview: string }>(thread: T): T {
  return thread.preview.length <= WINDOW_PREVIEW_CHARS
    ? thread
    : { ...thread, preview: `${thread.preview.slice(0, WINDOW_PREVIEW_CHARS)}…` }
}
