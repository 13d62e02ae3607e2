import type { ThreadSort } from '../../../../shared/ipc/query.ts'
import type { Changes, Columns } from './columns.ts'
import { compareTexts } from './compare.ts'
import type { Titles } from './titles.ts'

type Key = ThreadSort['key']

/** Where more than one in so many has changed, sorting anew is cheaper than putting the changed ones in their places. */
const MANY = 8

/** The places of all threads in each order, ascending; made when an order is first asked for. */
export class Orders {
  readonly #columns: Columns
  readonly #titles: Titles
  readonly #sorted = new Map<Key, Uint32Array>()

  constructor(columns: Columns, titles: Titles) {
    this.#columns = columns
    this.#titles = titles
  }

  changed(changes: Changes): void {
    if (changes?.length === 0) return
    if (changes === null || changes.length * MANY > this.#columns.size) {
      this.#sorted.clear()
      return
    }
    const touched = new Uint8Array(this.#columns.size)
    for (const place of changes) touched[place] = 1
    const moved = Uint32Array.from(new Set(changes)).filter(place => this.#columns.alive[place] === 1)
    for (const [key, before] of this.#sorted) {
      const compare = this.#comparison(key)
      const kept = before.filter(place => touched[place] === 0)
      this.#sorted.set(key, merged(kept, moved.sort(compare), compare))
    }
  }

  /** All threads, ascending. */
  by(key: Key): Uint32Array {
    const known = this.#sorted.get(key)
    if (known !== undefined) return known
    const { alive, size } = this.#columns
    const places = new Uint32Array(size)
    let count = 0
    for (let place = 0; place < size; place += 1) if (alive[place] === 1) places[count++] = place
    const sorted = places.subarray(0, count).sort(this.#comparison(key))
    this.#sorted.set(key, sorted)
    return sorted
  }

  /** By the value, then home, then id: no two threads are equal. */
  #comparison(key: Key): (a: number, b: number) => number {
    const { ids, numbers } = this.#columns
    const rest = (a: number, b: number) =>
      (numbers.home[a] ?? 0) - (numbers.home[b] ?? 0) || compareTexts(ids[a] ?? '', ids[b] ?? '')
    if (key === 'name') {
      const titles = this.#titles.all()
      return (a, b) => compareTexts(titles[a] ?? '', titles[b] ?? '') || rest(a, b)
    }
    const values = numbers[key]
    return (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || rest(a, b)
  }
}

function merged(a: Uint32Array, b: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  const all = new Uint32Array(a.length + b.length)
  let [left, right] = [0, 0]
  for (let at = 0; at < all.length; at += 1) {
    const [one, other] = [a[left], b[right]]
    if (other === undefined || (one !== undefined && compare(one, other) < 0)) {
      all[at] = one ?? 0
      left += 1
    } else {
      all[at] = other
      right += 1
    }
  }
  return all
}
