import type { ThreadComparison } from '../../../shared/ipc/compare.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { itemFacts, outcomeFacts, settingFacts, timeFacts, tokenFacts } from './history-facts.ts'
import { metadataFacts } from './metadata-facts.ts'
import { type Fact, section } from './rows.ts'
import { checkedSide, readSide, type Side, type Sources } from './side.ts'
import { toolFacts } from './tool-facts.ts'

/**
 * Compares two threads. The gate decides of each by itself; of one that it refuses there is what the list knows and
 * what the structure of its lines says.
 * @throws the signal's reason
 */
export async function compareThreads(
  sources: Sources,
  rowA: ThreadRow,
  rowB: ThreadRow,
  signal: AbortSignal,
): Promise<ThreadComparison> {
  const readA = await readSide(sources, rowA, signal)
  const readB = await readSide(sources, rowB, signal)
  // The other one took its time: the gate has the last word on both.
  const a = checkedSide(sources, rowA, readA, signal)
  const b = checkedSide(sources, rowB, readB, signal)
  const of = (facts: (side: Side) => readonly Fact[] | null) => ({ a: facts(a), b: facts(b) })
  return {
    a: a.side,
    b: b.side,
    sections: [
      ...section(
        'thread',
        of(({ side }) => metadataFacts(side.thread)),
      ),
      ...section('settings', of(ofHistory(settingFacts))),
      ...section(
        'times',
        of(side => (side.history === null ? null : timeFacts(side.history.outline, side.side.thread.createdAt * 1000))),
      ),
      ...section('outcome', of(ofHistory(outcomeFacts))),
      ...section('items', of(ofHistory(itemFacts)), 0),
      ...section('tokens', of(ofHistory(tokenFacts))),
      ...section(
        'tools',
        of(({ history, tools }) => (history === null || tools === null ? null : toolFacts(tools, history.failed))),
        0,
      ),
      ...section(
        'problems',
        of(({ problems }) => problems),
        0,
      ),
      ...section(
        'records',
        of(({ records }) => records),
        0,
      ),
    ],
  }
}

type Facts = Parameters<typeof section>[1]['a']

function ofHistory(facts: (outline: NonNullable<Side['history']>['outline']) => Fact[]): (side: Side) => Facts {
  return ({ history }) => (history === null ? null : facts(history.outline))
}
