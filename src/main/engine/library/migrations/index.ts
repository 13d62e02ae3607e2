import { initial } from './0001-initial.ts'
import { prices } from './0002-prices.ts'
import { triage } from './0003-triage.ts'
import { homes } from './0004-homes.ts'

export interface Migration {
  /** Counts up from 1, without gaps. */
  readonly version: number
  readonly sql: string
}

/** All of them, ascending. What stands here has been released: it is added to, never changed. */
export const migrations: readonly Migration[] = [initial, prices, triage, homes]
