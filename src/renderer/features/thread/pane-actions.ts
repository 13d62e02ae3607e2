/** What can be done with the shown thread as a whole; handed over by what shows it. */
export interface PaneActions {
  /** Shows the file in the file manager. */
  readonly reveal: () => void
  readonly copyId: () => void
  readonly pin: () => void
  readonly editTags: () => void
  readonly writeNote: () => void
  /** Null where the thread has no file that one could name. */
  readonly copyPath: (() => void) | null
  /** Null where there is no command, with the reason beside it. */
  readonly copyResume: (() => void) | null
  readonly noResume: string
  readonly exportThread: () => void
}

let actions: PaneActions | null = null

/** Hands over what can be done with the thread that is shown. @returns a function that takes it back. */
export function setPaneActions(next: PaneActions): () => void {
  actions = next
  return () => {
    if (actions === next) actions = null
  }
}

/** Null while no thread is shown. */
export function paneActions(): PaneActions | null {
  return actions
}
