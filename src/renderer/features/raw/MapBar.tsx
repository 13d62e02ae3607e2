import { useEffect, useMemo, useRef, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RecordMap } from '../../../shared/ipc/record-map.ts'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { byteOfLine, cellWords, factsAt, linesBefore, mapWords, RecordStrip } from '../record-map/index.ts'
import { lineAt as lineOfRowIn } from './line-cache.ts'
import { lineOfRow, rowOfLine } from './rows.ts'
import { failed, selectLine, useRaw } from './store.ts'
import { holds, lineAt, useLineAt } from './use-line-at.ts'
import { useReply } from './use-reply.ts'
import { placeWords } from './words.ts'

interface MapBarProps {
  readonly threadKey: ThreadKey
  readonly version: string
}

/** The file's whole length above the table of its lines: what is on screen stands in a frame, a click goes elsewhere. */
export function MapBar({ threadKey, version }: MapBarProps) {
  const { homeId, id } = threadKey
  const reply = useReply('threads.recordMap', { homeId, id, version }, version)
  const loaded = reply.phase === 'there' ? reply.value.map : null
  // While the file grows, the map from before is shown until the new one is there.
  const last = useRef<RecordMap | null>(null)
  if (loaded !== null) last.current = loaded
  const map = loaded ?? last.current
  if (map === null || map.bytes === 0) return null
  return <Strip threadKey={threadKey} version={version} map={map} />
}

function Strip({ threadKey, version, map }: MapBarProps & { readonly map: RecordMap }) {
  const [pointed, setPointed] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const going = useRef(new AbortController())
  useEffect(() => () => going.current.abort(), [])
  const before = useMemo(() => linesBefore(map), [map])
  const cache = useRaw(state => state.cache)
  const only = useRaw(state => state.only)
  const seen = useRaw(state => state.seen)
  const selected = useRaw(state => state.selected)
  const chosen = lineOfRowIn(cache, rowOfLine(only, selected))
  const under = useLineAt(threadKey, version, pointed)

  /** Where a line begins: exactly where it is loaded, else about. */
  const byteOf = (line: number) => {
    const known = lineOfRowIn(cache, rowOfLine(only, line))
    return known?.offset ?? byteOfLine(map, before, line)
  }
  const view =
    seen === null ? null : { from: byteOf(lineOfRow(only, seen.from)), to: byteOf(lineOfRow(only, seen.to) + 1) }
  // A place within a long line is kept; a line that was chosen elsewhere is where one is.
  const start = selected === 0 ? 0 : byteOf(selected)
  const inChosen = chosen !== undefined && holds(chosen, at)
  const place = Math.min(map.bytes - 1, Math.round(inChosen ? at : start))
  const atWords = selected === 0 || chosen === undefined ? cellWords(factsAt(map, before, place)) : placeWords(chosen)

  const go = (byte: number) => {
    going.current.abort()
    const abort = new AbortController()
    going.current = abort
    setAt(byte)
    lineAt(threadKey, version, byte, abort.signal).then(
      line => {
        if (line !== null && !abort.signal.aborted) selectLine(line.number)
      },
      (thrown: unknown) => {
        if (!isCancelled(thrown)) failed(toAppError(thrown), version)
      },
    )
  }
  const pointedWords =
    pointed === null ? null : under !== null ? placeWords(under) : cellWords(factsAt(map, before, pointed))
  return (
    <RecordStrip
      map={map}
      view={view}
      at={place}
      words={pointedWords ?? (selected === 0 ? mapWords(map) : atWords)}
      atWords={atWords}
      onPoint={setPointed}
      onGo={go}
    />
  )
}
