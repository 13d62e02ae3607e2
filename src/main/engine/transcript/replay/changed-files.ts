import type { FileChangeEntry } from '../../../../shared/item.ts'
import type { ChangedFile } from '../../../../shared/turn.ts'
import type { KeptTurns } from '../kept/kept-turns.ts'
import { type KnownRefs, known, type RefNumbers } from '../kept/refs.ts'
import type { ItemRef } from '../outline.ts'
import { countLines } from '../reading/cut-text.ts'

type KeptChanges = Pick<KeptTurns, 'changes' | 'paths'>

/** Which files the items of a turn changed, and by how many lines. */
export class ChangedFiles {
  readonly #byItem = new WeakMap<ItemRef, readonly ChangedFile[]>()

  /** What a change of files holds. */
  set(item: ItemRef, changes: readonly FileChangeEntry[]): void {
    this.#byItem.set(item, changes.map(changedFile))
  }

  /** What the changes of these items are. */
  keptOf(items: readonly ItemRef[], refs: RefNumbers): KeptChanges {
    const paths = new Map<string, number>()
    const changes: number[] = []
    for (const item of items) {
      for (const { path, added, removed } of this.#byItem.get(item) ?? []) {
        const place = paths.get(path) ?? paths.size
        paths.set(path, place)
        changes.push(refs.item(item), place, added, removed)
      }
    }
    return { changes: Uint32Array.from(changes), paths: [...paths.keys()] }
  }

  /** Goes on from what was kept. */
  resume({ changes, paths }: KeptChanges, refs: KnownRefs): void {
    for (let at = 0; at < changes.length; at += 4) {
      const item = refs.item(known(changes[at]))
      const path = known(paths[known(changes[at + 1])])
      const change = { path, added: known(changes[at + 2]), removed: known(changes[at + 3]) }
      this.#byItem.set(item, [...(this.#byItem.get(item) ?? []), change])
    }
  }

  /** The files of the changes that were made, in order of first change. */
  of(items: readonly ItemRef[]): ChangedFile[] {
    const files = new Map<string, ChangedFile>()
    for (const item of items) {
      if (item.letter !== 'f' || item.outcome !== '.') continue
      for (const { path, added, removed } of this.#byItem.get(item) ?? []) {
        const known = files.get(path)
        files.set(path, { path, added: added + (known?.added ?? 0), removed: removed + (known?.removed ?? 0) })
      }
    }
    return [...files.values()]
  }
}

/** Lines that a change adds and removes; a file that is deleted loses those that are known. */
function changedFile({ path, kind, diff }: FileChangeEntry): ChangedFile {
  if (kind.type === 'update') return { path: kind.move_path ?? path, ...countDiff(diff) }
  const lines = countLines(diff)
  return kind.type === 'add' ? { path, added: lines, removed: 0 } : { path, added: 0, removed: lines }
}

function countDiff(diff: string): { added: number; removed: number } {
  let added = 0
  let removed = 0
  let inHunk = false
  for (let at = 0; at >= 0 && at < diff.length; ) {
    if (diff.startsWith('@@', at)) inHunk = true
    else if (inHunk || !/^(?:---|\+\+\+) /.test(diff.slice(at, at + 4))) {
      if (diff[at] === '+') added += 1
      else if (diff[at] === '-') removed += 1
    }
    const next = diff.indexOf('\n', at)
    at = next === -1 ? -1 : next + 1
  }
  return { added, removed }
}
