import type { ReactNode } from 'react'
import { renderMarkdown } from './render.tsx'

/**
 * When Markdown is parsed. What fits into the frame's share is parsed at once; the rest waits for later frames and shows
 * as plain text meanwhile. What was parsed is kept for rows that come back.
 */

/** Ms of one frame that parsing may take. */
const SHARE_MS = 8
const KEPT = 400

const kept = new Map<string, ReactNode>()
const waiting = new Map<string, Set<() => void>>()
let spent = 0
let asked = false

function nextFrame(): void {
  if (asked) return
  asked = true
  requestAnimationFrame(() => {
    asked = false
    spent = 0
    work()
  })
}

function parse(text: string): ReactNode {
  const start = performance.now()
  let node: ReactNode = null
  try {
    node = renderMarkdown(text)
  } catch {
    // Nested more deeply than the parser goes: it stays plain.
    node = null
  }
  spent += performance.now() - start
  kept.set(text, node)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return node
}

/** What was made of a text: a node, null where it stays plain, undefined where it has to wait. */
export function rendered(text: string): ReactNode | undefined {
  const known = kept.get(text)
  if (known !== undefined) {
    // The newest used stay longest.
    kept.delete(text)
    kept.set(text, known)
    return known
  }
  if (spent >= SHARE_MS) return undefined
  nextFrame()
  return parse(text)
}

/** Parses a text when there is time for it, and then calls `done`. @returns a function that forgets about it. */
export function renderLater(text: string, done: () => void): () => void {
  const calls = waiting.get(text) ?? new Set()
  calls.add(done)
  waiting.set(text, calls)
  nextFrame()
  return () => {
    calls.delete(done)
    if (calls.size === 0 && waiting.get(text) === calls) waiting.delete(text)
  }
}

function work(): void {
  for (const [text, calls] of waiting) {
    if (spent >= SHARE_MS) break
    waiting.delete(text)
    if (!kept.has(text)) parse(text)
    for (const done of calls) done()
  }
  if (waiting.size > 0) nextFrame()
}
