import { setImmediate as nextTick } from 'node:timers/promises'
import type { IndexWriter } from '../index/writer.ts'

/** Dead rows that are taken out in one transaction: some 30 ms. */
const PURGED_ROWS = 300
/** With so many characters written anew, the parts of the index are merged into one. */
const MERGED_CHARS = 20_000_000

/** Pages that are given back to the system in one transaction. */
const GIVEN_BACK = 500

/**
 * Takes out what no search finds any more, makes the index compact again, and gives back what is free of it, in small steps.
 * @param written characters of texts that were put in since the last time
 * @throws the signal's reason; the next call goes on
 */
export async function tidyTexts(writer: IndexWriter, written: number, signal: AbortSignal): Promise<void> {
  let purged = false
  const step = async (work: () => boolean): Promise<boolean> => {
    signal.throwIfAborted()
    let more = false
    writer.batch(() => {
      more = work()
    })
    await nextTick()
    return more
  }
  while (await step(() => writer.texts.purge(PURGED_ROWS))) purged = true
  if (purged || written >= MERGED_CHARS) {
    let start = true
    while (await step(() => writer.texts.merge(start))) start = false
  }
  while (await step(() => writer.shrink(GIVEN_BACK)));
}
