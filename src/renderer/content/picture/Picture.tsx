import clsx from 'clsx'
import { Image as ImageIcon, ImageOff } from 'lucide-react'
import { use, useCallback, useEffect, useRef, useState } from 'react'
import { formatImageRef, type ImageRef } from '../../../shared/image-ref.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { bytes } from '../../util/format.ts'
import { ItemContext, type LoadedPicture, type Reader, useReader } from '../reader.ts'
import { VisibleText } from '../VisibleText.tsx'
import { DataPicture } from './DataPicture.tsx'
import { pictureKind } from './data-url.ts'
import styles from './Picture.module.css'
import { keepPicture, keptPicture } from './picture-shelf.ts'

/** Pictures of so few bytes are small on screen too, as a rule. */
export const TINY = 40_000

/** Smaller pictures of records are loaded by themselves when they come into sight. */
const SMALL = 2_000_000

export type PictureSource =
  | { readonly kind: 'record'; readonly ref: ImageRef }
  /** A file on this machine that the item names; `index` counts the item's picture paths. */
  | { readonly kind: 'file'; readonly index: number }

interface PictureProps {
  readonly source: PictureSource
  readonly alt: string
}

type State =
  | { readonly phase: 'rest' | 'loading' }
  | { readonly phase: 'there'; readonly picture: LoadedPicture }
  | { readonly phase: 'failed'; readonly reason: string }

function sourceWords(source: PictureSource): string {
  return source.kind === 'file' ? 'Picture' : `Picture · ${pictureKind(source.ref.mime)} · ${bytes(source.ref.bytes)}`
}

/** A picture that is loaded when it is wanted. It has its place from the start, so that nothing moves. */
export function Picture({ source, alt }: PictureProps) {
  const reader = useReader()
  const { number } = use(ItemContext)
  const key = source.kind === 'record' ? formatImageRef(source.ref) : `${number ?? ''} ${source.index}`
  const [state, setState] = useState<State>(() => {
    const picture = keptPicture(reader, key)
    return picture === undefined ? { phase: 'rest' } : { phase: 'there', picture }
  })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const show = useCallback(async () => {
    const stop = new AbortController()
    running.current?.abort()
    running.current = stop
    setState({ phase: 'loading' })
    try {
      const picture = await load(reader, number, source, stop.signal)
      if (stop.signal.aborted) return
      if (picture === null) setState({ phase: 'rest' })
      else {
        keepPicture(reader, key, picture)
        setState({ phase: 'there', picture })
      }
    } catch (error) {
      if (!isCancelled(error)) setState({ phase: 'failed', reason: toAppError(error).message })
    }
  }, [reader, number, source, key])

  const words = sourceWords(source)
  const box = useSeen(state.phase === 'rest' && source.kind === 'record' && source.ref.bytes < SMALL, show)
  const frame = clsx(styles.box, source.kind === 'record' && source.ref.bytes < TINY && styles.small)
  if (state.phase === 'there' && state.picture.url !== null) {
    return (
      <div className={frame}>
        <DataPicture url={state.picture.url} alt={alt} title={words} />
      </div>
    )
  }
  if (state.phase === 'there' || state.phase === 'failed') {
    const reason = state.phase === 'failed' ? state.reason : (state.picture.reason ?? 'It cannot be shown')
    return (
      <div
        className={clsx(source.kind === 'record' ? frame : styles.absent, styles.failed)}
        data-testid="picture"
        data-state="refused"
      >
        <Icon of={ImageOff} size={14} />
        <span>{words}</span>
        <span data-testid="picture-reason">
          <VisibleText text={reason} />
        </span>
        {state.phase === 'failed' && <Button onClick={() => void show()}>Try again</Button>}
      </div>
    )
  }
  const small = source.kind === 'file'
  return (
    <div
      ref={box}
      className={small ? styles.ask : frame}
      data-testid="picture"
      data-state={state.phase === 'rest' ? 'unloaded' : 'loading'}
    >
      <Button icon={ImageIcon} data-testid="picture-show" onClick={() => void show()}>
        {state.phase === 'loading' ? `${words} · Reading…` : small ? 'Show picture' : `${words} · Show`}
      </Button>
    </div>
  )
}

function load(
  reader: Reader,
  number: number | null,
  source: PictureSource,
  signal: AbortSignal,
): Promise<LoadedPicture | null> {
  if (source.kind === 'record') return reader.image(source.ref.line, source.ref.index, signal)
  return number === null ? Promise.resolve(null) : reader.localImage(number, source.index, signal)
}

/** Calls `onSeen` once the element is in sight, while it is wanted. */
function useSeen(wanted: boolean, onSeen: () => Promise<void>) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = element
    if (!wanted || current === null) return
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) void onSeen()
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [wanted, onSeen])
  return element
}
