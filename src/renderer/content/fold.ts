import { createContext, use } from 'react'

/** Which parts of a transcript are unfolded. It lives outside the rows, which come and go as one scrolls. */
export interface Folds {
  readonly isOpen: (id: string) => boolean
  readonly toggle: (id: string) => void
}

const closed: Folds = { isOpen: () => false, toggle: () => undefined }

export const FoldContext = createContext<Folds>(closed)

/** @param id names the foldable part within its transcript. */
export function useFold(id: string): readonly [boolean, () => void] {
  const folds = use(FoldContext)
  return [folds.isOpen(id), () => folds.toggle(id)]
}
