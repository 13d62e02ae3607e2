/** A turn, and an item in it (both counted from 0, items through all turns); null stands for the turn's heading. */
export interface Spot {
  readonly turn: number
  readonly item: number | null
}
