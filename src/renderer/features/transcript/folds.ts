/** What is unfolded in one turn of a transcript. It lives outside the rows, which come and go as one scrolls. */
export interface TurnFolds {
  /** Everything in the turn, unless said otherwise below. */
  readonly all: boolean
  /** Items that were unfolded as a whole, because something was found in them. */
  readonly items: ReadonlySet<number>
  /** What was folded and unfolded by hand. */
  readonly ids: ReadonlyMap<string, boolean>
}

export const NO_FOLDS: TurnFolds = { all: false, items: new Set(), ids: new Map() }

/** Whether a part of an item is unfolded. @param byDefault how it is where nobody touched it. */
export function isUnfolded(folds: TurnFolds, item: number, id: string, byDefault: boolean): boolean {
  return folds.ids.get(id) ?? (folds.items.has(item) || folds.all || byDefault)
}

/** Turns one part over. */
export function turnOver(folds: TurnFolds, item: number, id: string, byDefault: boolean): TurnFolds {
  return { ...folds, ids: new Map(folds.ids).set(id, !isUnfolded(folds, item, id, byDefault)) }
}

/** Unfolds or folds all of the turn; what was done by hand before is forgotten. */
export function foldAll(all: boolean): TurnFolds {
  return { ...NO_FOLDS, all }
}

/** Unfolds an item as a whole. @param id of the item; the ids of its parts begin with it. */
export function unfoldItem(folds: TurnFolds, item: number, id: string): TurnFolds {
  const ids = new Map([...folds.ids].filter(([part, open]) => open || !part.startsWith(id)))
  return { ...folds, items: new Set(folds.items).add(item), ids }
}
