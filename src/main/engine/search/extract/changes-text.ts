import type { FileChangeEntry } from '../../../../shared/item.ts'
import { boundedOutput } from './bounds.ts'

/** Diffs say less than outputs for their length: of each this part of what is kept of an output. */
const DIFF_SHARE = 0.3

/** Paths of changed files, each with beginning and end of its diff. */
export function changesText(changes: readonly FileChangeEntry[], outputChars: number): string {
  return changes
    .flatMap(({ path, kind, diff }) => [
      path,
      kind.type === 'update' ? (kind.move_path ?? '') : '',
      boundedOutput(diff, Math.ceil(outputChars * DIFF_SHARE)),
    ])
    .filter(text => text !== '')
    .join('\n')
}
