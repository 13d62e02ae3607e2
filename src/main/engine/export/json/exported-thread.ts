import * as z from 'zod'
import { exportOptions } from '../../../../shared/ipc/history.ts'
import { shownItem } from '../../../../shared/item.ts'
import { problem } from '../../../../shared/problem.ts'
import { ledger, listedThread } from '../../../../shared/thread.ts'
import { turnSummary } from '../../../../shared/turn.ts'

/** A turn with its items in the shapes of the protocol, and what Skein adds. */
export const exportedTurn = z.object({
  ...turnSummary.shape,
  items: z.array(shownItem),
  itemsView: z.literal('full'),
  /** Its place in the file, counted from 1, turns that were taken back included. */
  number: z.number().int(),
})

/** What `skein export --format json` writes. */
export const exportedThread = z.object({
  /** Version of the Skein that wrote it. */
  skein: z.string(),
  /** Without turns: those stand beside it. */
  thread: listedThread,
  options: exportOptions.omit({ format: true }),
  turns: z.array(exportedTurn),
  /** Of the whole file. */
  ledger,
  /** At most 1,000; `problemCount` counts all. */
  problems: z.array(problem),
  problemCount: z.number().int(),
  turnsLeftOut: z.number().int(),
})
