import { useEffect, useRef, useState } from 'react'
import type { BundleChoices, BundlePreview, BundleProgress } from '../../../shared/ipc/bundle.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { rememberWritten } from '../notice/index.ts'

export interface BundleState {
  /** What is under way, and how far; null where nothing is. */
  readonly busy: { readonly what: 'preview' | 'write'; readonly far: BundleProgress | null } | null
  /** Of what is chosen now; null before it was asked for. */
  readonly preview: BundlePreview | null
  readonly written: { readonly path: string; readonly bytes: number; readonly file: string } | null
  readonly error: AppError | null
}

const REST: BundleState = { busy: null, preview: null, written: null, error: null }

export interface Bundle {
  readonly state: BundleState
  /** Goes through all that would be in the bundle. */
  readonly look: (choices: BundleChoices) => void
  /** Asks where to, and writes the bundle there. */
  readonly write: (choices: BundleChoices) => void
  /** Something else was chosen: what was seen is of no use any more. */
  readonly forget: () => void
  readonly cancel: () => void
}

/** Previews and writes a bundle. What is under way when the dialog closes is given up. */
export function useBundle(threads: readonly ThreadKey[]): Bundle {
  const [state, setState] = useState<BundleState>(REST)
  const running = useRef<{ readonly name: string; readonly abort: AbortController } | null>(null)
  useEffect(
    () =>
      listen('bundle.progress', far => {
        if (far.bundle !== running.current?.name) return
        setState(before => (before.busy === null ? before : { ...before, busy: { ...before.busy, far } }))
      }),
    [],
  )
  useEffect(() => () => running.current?.abort.abort(), [])

  const run = async (
    what: 'preview' | 'write',
    work: (name: string, signal: AbortSignal) => Promise<Partial<BundleState>>,
  ) => {
    const mine = { name: crypto.randomUUID(), abort: new AbortController() }
    running.current = mine
    setState(before => ({ ...before, busy: { what, far: null }, error: null, written: null }))
    let outcome: Partial<BundleState> = {}
    try {
      outcome = await work(mine.name, mine.abort.signal)
    } catch (error) {
      if (!isCancelled(error)) outcome = { error: toAppError(error) }
    }
    if (running.current !== mine) return
    running.current = null
    setState(before => ({ ...before, ...outcome, busy: null }))
  }
  const look = (choices: BundleChoices) =>
    run('preview', async (bundle, signal) => {
      const preview = await call('bundle.preview', { bundle, threads: [...threads], choices }, signal)
      announce(`The preview is there: ${plural(preview.count, 'replacement')}`)
      return { preview }
    })
  const write = (choices: BundleChoices) =>
    run('write', async (bundle, signal) => {
      const result = await call('system.bundle', { bundle, threads: [...threads], choices }, signal)
      if (result.state === 'cancelled') return {}
      announce('The bundle is written')
      const { path, bytes, file } = result
      rememberWritten(file)
      return { written: { path, bytes, file } }
    })
  return {
    state,
    look: choices => void look(choices),
    write: choices => void write(choices),
    forget: () => {
      running.current?.abort.abort()
      running.current = null
      setState(REST)
    },
    cancel: () => running.current?.abort.abort(),
  }
}
