import { type Piece, toPieces } from './pieces.ts'

/**
 * What people send: text with its own line breaks, since they paste logs, trees and half a file. Only code fences, code
 * spans and whole web addresses are seen.
 */

/** Cuts a message at its code fences. */
export function toGentlePieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const piece of toPieces(text)) {
    const last = pieces.at(-1)
    if (piece.kind === 'code') pieces.push(piece)
    else if (last?.kind === 'plain')
      pieces[pieces.length - 1] = { kind: 'plain', text: `${last.text}\n\n${piece.text}` }
    else pieces.push({ kind: 'plain', text: piece.text })
  }
  return pieces
}

export interface GentleRun {
  readonly kind: 'text' | 'code' | 'link'
  readonly text: string
}

const SPECIAL = /`([^`\n]{1,200})`|\bhttps?:\/\/[^\s<>"'`\\]+/g

/** A text's code spans and addresses, and what stands between them. */
export function gentleRuns(text: string): readonly GentleRun[] {
  const runs: GentleRun[] = []
  let from = 0
  const upTo = (at: number) => {
    if (at > from) runs.push({ kind: 'text', text: text.slice(from, at) })
  }
  for (const match of text.matchAll(SPECIAL)) {
    const address = match[1] === undefined ? trimmed(match[0]) : null
    upTo(match.index)
    runs.push(address === null ? { kind: 'code', text: match[1] ?? '' } : { kind: 'link', text: address })
    from = match.index + (address ?? match[0]).length
  }
  upTo(text.length)
  return runs
}

/** An address without what belongs to the sentence around it. */
function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?…*_]+$/, '')
  const closed = bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
  return closed.endsWith(']') && !closed.includes('[') ? closed.slice(0, -1) : closed
}
