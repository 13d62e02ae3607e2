/** What single letters do with the shown thread, while its pane has the focus. */
export interface PaneActions {
  /** Shows the file in the file manager. */
  readonly r: () => void
  /** Copies the thread's id. */
  readonly i: () => void
  /** Copies the file's path. */
  readonly p: () => void
}

let actions: PaneActions | null = null

/** Hands the letters to the thread that is shown. @returns a function that takes them back. */
export function setPaneActions(next: PaneActions): () => void {
  actions = next
  return () => {
    if (actions === next) actions = null
  }
}

/** Does what a letter stands for. @returns whether it stands for something. */
export function paneAction(letter: string): boolean {
  switch (letter) {
    case 'r':
    case 'i':
    case 'p':
      actions?.[letter]()
      return actions !== null
    default:
      return false
  }
}
