import type { ShownItem } from '../../../shared/item.ts'
import type { ItemRef } from '../transcript/outline.ts'
import type { Closing, PlacedTurn, ThreadFacts } from './document.ts'

/** Writes one kind of document, piece by piece and in this order; pieces follow each other without anything between. */
export interface Renderer {
  begin(facts: ThreadFacts): string
  beginTurn(turn: PlacedTurn): string
  /** An item of the turn that was begun last. */
  item(item: ShownItem, ref: ItemRef): Promise<string>
  endTurn(): string
  end(closing: Closing): string
}
