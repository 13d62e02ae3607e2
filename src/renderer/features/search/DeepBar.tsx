import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { errorWords } from '../../util/error-words.ts'
import { bytes, count, plural } from '../../util/format.ts'
import { type DeepState, searchDeeply, stopDeepSearch, useDeep } from './deep-store.ts'
import styles from './SearchPage.module.css'

function words({ phase, scope, progress, threads, failed, limited, error }: DeepState): string {
  const found = threads.length === 0 ? 'nothing more' : plural(threads.length, 'more thread')
  switch (phase) {
    case 'idle':
      return scope === null || scope.files === 0
        ? 'The index leaves out the middle of long outputs.'
        : `The index leaves out the middle of long outputs. ${plural(scope.files, 'file')}, ${bytes(scope.bytes)}, can be searched whole.`
    case 'running':
      return progress === null
        ? 'Searching files…'
        : `Searching files: ${count(progress.filesDone)} of ${count(progress.files)}, ${bytes(progress.bytesDone)} of ${bytes(progress.bytes)}. Found: ${found}`
    case 'stopped':
      return `Stopped. Found: ${found}`
    case 'done': {
      const left = failed === 0 ? '' : ` ${plural(failed, 'thread')} could not be searched.`
      return `${limited ? 'Ended at the limit' : 'All files were searched'}. Found: ${found}.${left}`
    }
    case 'failed':
      return error === null
        ? 'The files could not be searched.'
        : `${errorWords(error).title}. ${errorWords(error).say}`
  }
}

/** At the foot of the results: the way to what the index leaves out. */
export function DeepBar(): ReactNode {
  const deep = useDeep(state => state)
  return (
    <div className={styles.deep} data-testid="deep-bar" data-phase={deep.phase}>
      <Icon of={Info} />
      <span className={styles.deepWords}>{words(deep)}</span>
      {deep.phase === 'running' ? (
        <Button onClick={stopDeepSearch} data-testid="deep-stop">
          Stop
        </Button>
      ) : (
        <Button onClick={() => void searchDeeply()} data-testid="deep-search">
          Search deeply <Kbd>Alt Enter</Kbd>
        </Button>
      )}
    </div>
  )
}
