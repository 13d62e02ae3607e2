import clsx from 'clsx'
import { SquareTerminal } from 'lucide-react'
import { use } from 'react'
import type { ThreadItem } from '../../../shared/item.ts'
import { duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { FolderContext } from '../folder.ts'
import { PathText, Word } from '../Labels.tsx'
import { TextBlock } from '../text/TextBlock.tsx'
import { VisibleText } from '../VisibleText.tsx'
import { escapeHidden } from '../visible.ts'
import styles from './CommandExecution.module.css'
import { ItemShell } from './ItemShell.tsx'
import { below } from './paths.ts'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

type Command = Extract<ThreadItem, { type: 'commandExecution' }>

/** Who or what started it, where it was not the agent. */
const SOURCES: Readonly<Record<string, string>> = {
  userShell: 'typed by you',
  unifiedExecStartup: 'started in a session',
  unifiedExecInteraction: 'typed into a session',
}

function exitWord(item: Command): string | undefined {
  // One that was declined never ran.
  return item.exitCode === null || item.status === 'declined' ? undefined : `exit ${item.exitCode}`
}

/** A command: what ran, where, how long, how it ended, what it printed. */
export function CommandExecution({ item }: { readonly item: Command }) {
  const folder = use(FolderContext)
  const failed = item.status === 'failed' || (item.status === 'completed' && (item.exitCode ?? 0) !== 0)
  const cut = item.skein?.cuts?.some(one => one.pointer === '/command') === true
  const [first = '', ...rest] = item.command.split('\n')
  const source = SOURCES[item.source]
  const output = item.aggregatedOutput ?? ''
  return (
    <ItemShell item={item} name="Command" icon={SquareTerminal} look="carded">
      <div className={clsx(cards.card, failed && cards.failed)}>
        <div className={cards.head}>
          <code className={cards.main} data-testid="command">
            <span className={styles.prompt} aria-hidden={true}>
              $
            </span>
            <span
              className={clsx(cards.cut, styles.command)}
              title={rest.length === 0 ? escapeHidden(item.command.slice(0, 2000)) : undefined}
            >
              <VisibleText text={first.slice(0, 1000)} />
            </span>
          </code>
          {item.skein?.reconstructed === true && <Reconstructed />}
          {source !== undefined && <span>{source}</span>}
          {item.processId !== null && (
            <span className={styles.optional}>
              session <Word text={item.processId} />
            </span>
          )}
          {item.cwd !== null && item.cwd !== folder && (
            <span className={styles.cwd} data-testid="cwd">
              <PathText path={below(folder, item.cwd)} whole={item.cwd} />
            </span>
          )}
          {item.durationMs !== null && <span data-testid="duration">{duration(item.durationMs)}</span>}
          <CallStatus status={failed ? 'failed' : item.status} word={exitWord(item)} testId="exit-code" />
        </div>
        {(rest.length > 0 || cut) && (
          <div className={cards.section}>
            <TextBlock
              id={`${item.id}/command`}
              // One that was cut is loaded further from its start, so it is shown from its start.
              text={cut ? item.command : rest.join('\n')}
              pointer={cut ? '/command' : ''}
              label={cut ? 'Command' : 'Rest of the command'}
              as="bash"
            />
          </div>
        )}
        {output !== '' && (
          <div className={cards.section}>
            <TextBlock
              id={`${item.id}/output`}
              text={output}
              pointer="/aggregatedOutput"
              label="Output"
              as="terminal"
              failed={failed}
              testId="output"
            />
          </div>
        )}
      </div>
    </ItemShell>
  )
}
