import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnData } from '../../../shared/ipc/library.ts'

type Part = OwnData['parts'][number]['part']

/** What Skein keeps in its data folder, by what it is for. What goes away meanwhile counts nothing. */
export async function ownDataOf(path: string): Promise<OwnData> {
  const sums: Record<Part, number> = { index: 0, library: 0, cases: 0, other: 0 }
  for (const name of await readdir(path)) sums[partOf(name)] += await bytesOf(join(path, name))
  const parts: readonly Part[] = ['index', 'library', 'cases', 'other']
  return { path, parts: parts.map(part => ({ part, bytes: sums[part] })) }
}

function partOf(name: string): Part {
  if (name.startsWith('index.db')) return 'index'
  if (name.startsWith('library.')) return 'library'
  return name === 'cases' ? 'cases' : 'other'
}

/** Of a file, or of all files of a folder; links count nothing. */
async function bytesOf(path: string): Promise<number> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    let sum = 0
    for (const entry of entries) if (!entry.isSymbolicLink()) sum += await bytesOf(join(path, entry.name))
    return sum
  } catch {
    return sizeOf(path)
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const facts = await stat(path)
    return facts.isFile() ? facts.size : 0
  } catch {
    return 0
  }
}
