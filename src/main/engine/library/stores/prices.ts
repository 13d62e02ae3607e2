import * as z from 'zod'
import { type ModelPrice, modelPrice } from '../../../../shared/ipc/usage.ts'
import type { LibraryDb } from '../open.ts'

const rows = z.array(modelPrice)

/** What models cost, as the person has said. */
export class PriceStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** All of them, by name. */
  all(): ModelPrice[] {
    return rows.parse(
      this.#db
        .prepare('SELECT model, input, cached_input AS cachedInput, output FROM model_prices ORDER BY model')
        .all(),
    )
  }

  /** Sets the price of a model; null takes it away. */
  set(model: string, price: Omit<ModelPrice, 'model'> | null): void {
    if (price === null) this.#db.prepare('DELETE FROM model_prices WHERE model = ?').run(model)
    else
      this.#db
        .prepare('INSERT OR REPLACE INTO model_prices (model, input, cached_input, output) VALUES (?, ?, ?, ?)')
        .run(model, price.input, price.cachedInput, price.output)
  }
}
