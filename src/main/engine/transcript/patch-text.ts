import type { FileChangeEntry } from '../../../shared/item.ts'

/**
 * Reads the patch language of `apply_patch`: `*** Add File:`, `*** Delete File:`, `*** Update File:` (with
 * `*** Move to:`) sections between `*** Begin Patch` and `*** End Patch`.
 * @returns the changes in the patch's order; empty for text that is no patch.
 */
export function parsePatchText(text: string): FileChangeEntry[] {
  const changes: FileChangeEntry[] = []
  let body: string[] = []
  const finish = () => {
    const last = changes.at(-1)
    if (last === undefined) return
    const added = last.kind.type === 'add'
    changes[changes.length - 1] = {
      ...last,
      diff: body.map(line => (added ? line.replace(/^\+/, '') : line)).join('\n'),
    }
  }
  for (const line of text.split('\n')) {
    const mark = line.trimEnd()
    const section = /^\*\*\* (Add|Delete|Update) File: (.+)$/.exec(mark)
    const move = /^\*\*\* Move to: (.+)$/.exec(mark)
    const last = changes.at(-1)
    if (section?.[2] !== undefined) {
      finish()
      body = []
      changes.push({ path: section[2].trim(), kind: kindOf(section[1]), diff: '' })
    } else if (move?.[1] !== undefined && last !== undefined) {
      changes[changes.length - 1] = { ...last, kind: { type: 'update', move_path: move[1].trim() } }
    } else if (!/^\*\*\* (Begin|End) (Patch|of File)/.test(mark)) {
      body.push(line)
    }
  }
  finish()
  return changes
}

function kindOf(word: string | undefined): FileChangeEntry['kind'] {
  if (word === 'Add') return { type: 'add' }
  return word === 'Delete' ? { type: 'delete' } : { type: 'update', move_path: null }
}
