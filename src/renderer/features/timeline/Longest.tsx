import { X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { count, duration } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import styles from './Longest.module.css'
import { kindWord } from './lanes.ts'
import { itemName, type LongItem, longestItems } from './longest.ts'
import type { Spot } from './spot.ts'
import type { Line } from './use-line.ts'

const MOST = 10

interface LongestProps {
  readonly threadKey: ThreadKey
  readonly outline: ThreadOutline
  readonly line: Line
  /** Turns that are looked at, zero-based, both included. */
  readonly range: { readonly from: number; readonly to: number }
  readonly onGo: (spot: Spot) => void
  readonly onStale: () => void
}

/** Loads what the items ran, one after the other; asks for a handful of items only. */
async function loadNames(
  { homeId, id }: ThreadKey,
  version: string,
  items: readonly LongItem[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string> | null> {
  const names = new Map<number, string>()
  for (const { item } of items) {
    const reply = await call('threads.items', { homeId, id, version, from: item, limit: 1 }, signal)
    if (!reply.current) return null
    const [loaded] = reply.items
    if (loaded !== undefined) names.set(item, itemName(loaded.item))
  }
  return names
}

/** The commands and calls that took longest, with what they ran. */
export function Longest({ threadKey, outline, line, range, onGo, onStale }: LongestProps) {
  const { marks, version } = outline
  const items = useMemo(
    () => longestItems(line.track, marks, range.from, range.to, line.shown, MOST),
    [line, marks, range.from, range.to],
  )
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map())
  const [error, setError] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ways out are not what is loaded
  useEffect(() => {
    const abort = new AbortController()
    setError(null)
    loadNames(threadKey, version, items, abort.signal).then(
      loaded => {
        if (abort.signal.aborted) return
        if (loaded === null) onStale()
        else setNames(loaded)
      },
      (thrown: unknown) => {
        if (isCancelled(thrown)) return
        const failure = toAppError(thrown)
        if (failure.code === 'unsupported') onStale()
        else setError(failure.message)
      },
    )
    return () => abort.abort()
  }, [threadKey.homeId, threadKey.id, version, items])

  const longest = items[0]?.ms ?? 0
  if (items.length === 0) return null
  return (
    <section className={styles.longest} aria-labelledby="timeline-longest">
      <h3 className={styles.heading} id="timeline-longest">
        What took longest
      </h3>
      <ol className={styles.list} data-testid="longest">
        {items.map(({ item, turn, ms, failed }) => (
          <li key={item} className={styles.row}>
            <span className={styles.time}>{duration(ms)}</span>
            <span className={styles.track} aria-hidden={true}>
              <span className={failed ? styles.bad : styles.bar} style={{ width: `${(ms / longest) * 100}%` }} />
            </span>
            <span className={styles.what}>
              {failed && (
                <span className={styles.failed}>
                  <Icon of={X} size={12} /> failed
                </span>
              )}
              <span className={styles.kind}>{kindWord(marks.kinds[item] ?? '')}</span>
              <code className={styles.name}>
                <VisibleText text={cutText((names.get(item) ?? '').replaceAll('\n', ' '), 200)} />
              </code>
            </span>
            <LinkButton aria-label={`Turn ${turn + 1}, item ${item + 1}`} onClick={() => onGo({ turn, item })}>
              Turn {count(turn + 1)}
            </LinkButton>
          </li>
        ))}
      </ol>
      {error !== null && <p className={styles.error}>What ran could not be loaded. {error}</p>}
    </section>
  )
}
