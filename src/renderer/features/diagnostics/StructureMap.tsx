import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { StructureLine } from '../../../shared/ipc/structure.ts'
import { Button, LinkButton, ToolButton } from '../../components/Button.tsx'
import { Later } from '../../components/Later.tsx'
import { errorWords } from '../../util/error-words.ts'
import { bytes, count, plural } from '../../util/format.ts'
import { scrollWithin } from '../../util/scroll-within.ts'
import { type MapPlace, placeTaken, standOnMap, useWantedPlace } from '../map-place/index.ts'
import { notify } from '../notice/index.ts'
import { cellWords, factsAt, linesBefore, mapWords, RecordStrip } from '../record-map/index.ts'
import styles from './Diagnostics.module.css'
import type { ThreadFinding } from './groups.ts'
import { StructureTable } from './StructureTable.tsx'
import { type FoundAt, foundAt, lineAtByte, structureWords } from './structure-words.ts'
import { type FileMap, offsetOfLine, useFileMap, useLinesAround } from './use-structure.ts'

/** Larger files are looked at only when somebody asks. */
const AT_ONCE = 64 * 1024 * 1024
/** Lines before and behind the one that one is at. */
const AROUND = 4

interface StructureMapProps {
  readonly threadKey: ThreadKey
  /** Which of the thread's files, from 0. */
  readonly file: number
  /** The same below the home. */
  readonly path: string
  /** Whether it is the file that decides what the thread is. */
  readonly deciding: boolean
  /** What was found in the thread. */
  readonly findings: readonly ThreadFinding[]
  /** Of the file, uncompressed. */
  readonly size: number
}

/** A file that is not opened as a strip, and the lines at a place of it: by their structure alone. */
export function StructureMap({ threadKey, file, path, deciding, findings, size }: StructureMapProps) {
  const place = useWantedPlace(threadKey, path, deciding)
  const [asked, setAsked] = useState(size <= AT_ONCE)
  useEffect(() => {
    if (place !== null) setAsked(true)
  }, [place])
  const found = useMemo(() => foundAt(findings, path), [findings, path])
  const answer = useFileMap(threadKey, file, asked)
  if (!asked)
    return (
      <p className={styles.none}>
        <Button onClick={() => setAsked(true)}>Look at the lines of {bytes(size)}</Button>
      </p>
    )
  if (answer.error !== null && answer.file === null) {
    const { title, say } = errorWords(answer.error)
    return (
      <p className={styles.none} role="alert">
        {title}. {say} <LinkButton onClick={answer.again}>Try again</LinkButton>
      </p>
    )
  }
  if (answer.file === null)
    return (
      <Later>
        <p className={styles.none}>Looking at the structure of the lines…</p>
      </Later>
    )
  if (answer.file.map.bytes === 0) return <p className={styles.none}>The file is empty.</p>
  const { again } = answer
  return <Strip {...{ threadKey, file, deciding, found, place }} of={answer.file} onStale={again} />
}

interface StripProps {
  readonly threadKey: ThreadKey
  readonly file: number
  readonly deciding: boolean
  readonly of: FileMap
  readonly found: FoundAt
  /** Where it is to go to. */
  readonly place: MapPlace | null
  readonly onStale: () => void
}

function Strip({ threadKey, file, deciding, of: { map, version }, found, place, onStale }: StripProps) {
  const root = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  /** Null until one has gone somewhere. */
  const [wanted, setWanted] = useState<number | null>(null)
  const at = Math.min(wanted ?? 0, map.bytes - 1)
  const before = useMemo(() => linesBefore(map), [map])
  const lines = useLinesAround(threadKey, file, version, at, AROUND, onStale)
  const beside = useLinesAround(threadKey, file, version, pointed, 0, onStale)

  const words = (known: readonly StructureLine[], byte: number) => {
    const line = lineAtByte(known, byte)
    return line === null ? cellWords(factsAt(map, before, byte)) : structureWords(line, found)
  }
  useEffect(() => {
    if (place === null) return
    if ('byte' in place.at) setWanted(place.at.byte)
    else if (place.at.line > map.lines) notify(`The file has only ${plural(map.lines, 'line')}`, true)
    else void offsetOfLine(threadKey, file, version, place.at.line).then(setWanted, onStale)
    if (root.current !== null) scrollWithin(root.current, 'center')
    root.current?.querySelector<HTMLElement>('[role="slider"]')?.focus({ preventScroll: true })
    placeTaken()
  }, [place, map, threadKey, file, version, onStale])
  const line = wanted === null ? null : (lineAtByte(lines, at)?.number ?? null)
  useEffect(() => {
    if (!deciding) return
    standOnMap(line === null ? null : { thread: threadKey, line })
    return () => standOnMap(null)
  }, [deciding, threadKey, line])
  const atWords = words(lines, at)
  const [first, last] = [lines[0], lines.at(-1)]
  const view = first === undefined || last === undefined ? null : { from: first.offset, to: last.offset + last.length }
  const isFirst = first === undefined || first.number === 1
  const isLast = last === undefined || last.number === map.lines
  return (
    <div ref={root} data-testid="structure-map">
      <RecordStrip
        flush
        map={map}
        view={view}
        at={at}
        words={pointed === null ? atWords : words(beside, pointed)}
        atWords={atWords}
        onPoint={setPointed}
        onGo={setWanted}
      />
      <div className={styles.steps}>
        <span className={styles.quiet}>
          {first !== undefined && last !== undefined && `Lines ${count(first.number)} to ${count(last.number)}`} of{' '}
          {mapWords(map)}
        </span>
        <ToolButton
          icon={ChevronUp}
          label="Earlier lines"
          disabled={isFirst}
          onClick={() => first !== undefined && setWanted(Math.max(0, first.offset - 1))}
        />
        <ToolButton
          icon={ChevronDown}
          label="Later lines"
          disabled={isLast}
          onClick={() => last !== undefined && setWanted(last.offset + last.length + 1)}
        />
      </div>
      <StructureTable lines={lines} found={found} current={lineAtByte(lines, at)?.number ?? 0} onGo={setWanted} />
    </div>
  )
}
