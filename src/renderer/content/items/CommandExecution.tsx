import clsx from 'clsx'
import { SquareTerminal } from 'lucide-react'
import { use } from 'react'
import type { ThreadItem } from '../../../shared/item.ts'
import { duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { CodeBlock } from '../CodeBlock.tsx'
import { FolderContext } from '../folder.ts'
import { PathText } from '../Labels.tsx'
import { plainOutput } from '../terminal.ts'
import { VisibleText } from '../VisibleText.tsx'
import styles from './CommandExecution.module.css'
import { ItemShell } from './ItemShell.tsx'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

type Command = Extract<ThreadItem, { type: 'commandExecution' }>

function exitWord(item: Command): string | undefined {
  return item.exitCode === null ? undefined : `exit ${item.exitCode}`
}

/** A command: what ran, where, how long, how it ended, what it printed. */
export function CommandExecution({ item }: { readonly item: Command }) {
  const folder = use(FolderContext)
  const failed = item.status === 'failed' || (item.exitCode !== null && item.exitCode !== 0)
  const lines = item.command.split('\n')
  const output = item.aggregatedOutput === null ? '' : plainOutput(item.aggregatedOutput)
  return (
    <ItemShell
      type={item.type}
      name="Command"
      icon={SquareTerminal}
      source={item.skein}
      look="carded"
      sayCut={output === ''}
    >
      <div className={clsx(cards.card, failed && cards.failed)}>
        <div className={cards.head}>
          <code className={cards.main}>
            <span className={styles.prompt} aria-hidden={true}>
              $
            </span>
            <span className={clsx(cards.cut, styles.command)} title={lines.length === 1 ? item.command : undefined}>
              <VisibleText text={lines[0] ?? ''} />
            </span>
          </code>
          {item.skein?.reconstructed === true && <Reconstructed />}
          {item.cwd !== null && item.cwd !== folder && <PathText path={item.cwd} className={styles.cwd} />}
          {item.durationMs !== null && <span>{duration(item.durationMs)}</span>}
          <CallStatus status={failed ? 'failed' : item.status} word={exitWord(item)} />
        </div>
        {lines.length > 1 && (
          <CodeBlock id={`${item.id}/command`} text={lines.slice(1).join('\n')} label="Rest of the command" />
        )}
        {output !== '' && (
          <CodeBlock id={`${item.id}/output`} text={output} label="Output" cutFromBytes={item.skein?.cutFromBytes} />
        )}
      </div>
    </ItemShell>
  )
}
