import type { FileChangeEntry } from '../../../../shared/item.ts'

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
      diff: (added ? body.map(line => (line.startsWith('+') ? line.slice(1) : line)) : body).join('\n'),
    }
  }
  for (const line of text.split('\n')) {
    if (!line.startsWith('*** ')) {
      body.push(line)
      continue
    }
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

const APPLY =
  /^\s*(?:cd\s+('[^']*'|"[^"]*"|[^\s'"&;]+)\s*(?:&&|;)\s*)?apply_?patch\s+(?:<<-?\s*(['"]?)(\w+)\2[^\S\n]*\n|(?=['"]))/

/**
 * The patch that a shell script applies: `apply_patch <<'EOF' …` or `apply_patch '…'`, maybe behind `cd folder &&`.
 * @returns null for a script that is, or does, anything else
 */
export function patchOfScript(script: string): string | null {
  const [start, folder, , word] = APPLY.exec(script.slice(0, 2000)) ?? []
  if (start === undefined) return null
  const patch = word === undefined ? quotedPatch(script.slice(start.length)) : heredoc(script.slice(start.length), word)
  return patch === null || folder === undefined ? patch : inFolder(patch, folder.replace(/^(['"])(.*)\1$/, '$2'))
}

function heredoc(rest: string, word: string): string | null {
  const end = rest.lastIndexOf(`\n${word}`)
  if (end === -1) return null
  return rest.slice(end + 1 + word.length).trim() === '' ? rest.slice(0, end) : null
}

function quotedPatch(rest: string): string | null {
  const quoted = rest.trim()
  const inner = quoted.slice(1, -1)
  const begins = inner.trimStart().startsWith('*** Begin Patch') && inner.trimEnd().endsWith('*** End Patch')
  return begins && quoted.at(-1) === quoted[0] ? inner : null
}

/** The patch with its relative paths below a folder. */
function inFolder(patch: string, folder: string): string {
  const below = folder.endsWith('/') ? folder : `${folder}/`
  return patch.replace(
    /^(\*\*\* (?:Add File|Delete File|Update File|Move to): )(?!\/|[A-Za-z]:\\)/gm,
    `$1${below.replaceAll('$', '$$$$')}`,
  )
}
