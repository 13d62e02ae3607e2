import { ChevronLeft, ChevronRight, Columns2, Equal, EqualNot, type LucideIcon, Minus, Plus } from 'lucide-react'
import type { ComparedHomeThread, HomeComparison, HomeThreadState } from '../../../shared/ipc/compare.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Table } from '../../components/Table.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { count } from '../../util/format.ts'
import page from './ComparePage.module.css'
import styles from './FactTable.module.css'
import { openCompare } from './store.ts'
import { STATES, threadChanges } from './words.ts'

const ICONS: Readonly<Record<HomeThreadState, LucideIcon>> = {
  changed: EqualNot,
  onlyA: Minus,
  onlyB: Plus,
  same: Equal,
}

interface HomeThreadsProps {
  readonly homes: { readonly a: number; readonly b: number }
  readonly comparison: HomeComparison
  /** Threads in all, of those that are shown. */
  readonly total: number
  readonly page: number
  readonly onPage: (offset: number) => void
}

function Mode({ side }: { readonly side: ComparedHomeThread['a'] }) {
  return (
    <td className={side === null ? styles.absent : undefined}>
      {side === null ? 'not there' : <ModeBadge kind={side.historyMode} raw={side.historyModeRaw} />}
    </td>
  )
}

function Row({ thread, homes }: { readonly thread: ComparedHomeThread } & Pick<HomeThreadsProps, 'homes'>) {
  const { id, state, a, b } = thread
  return (
    <tr data-verdict={state === 'same' ? 'same' : 'differs'} data-testid="home-thread" data-state={state}>
      <td className={styles.verdict}>
        <span>
          <Icon of={ICONS[state]} size={12} />
          {STATES[state].charAt(0).toLowerCase() + STATES[state].slice(1)}
        </span>
      </td>
      <th scope="row">
        <Title text={(b ?? a)?.title ?? null} />
        <span className={styles.part}> {id}</span>
      </th>
      <Mode side={a} />
      <Mode side={b} />
      <td>
        <Word text={threadChanges(thread)} />
      </td>
      <td className={styles.act}>
        {a !== null && b !== null && (
          <ToolButton
            icon={Columns2}
            small={true}
            label={`Compare both: ${escapeHidden((b ?? a)?.title ?? 'No prompt')}`}
            data-testid="compare-both"
            onClick={() => openCompare({ homeId: homes.a, id }, { homeId: homes.b, id })}
          />
        )}
      </td>
    </tr>
  )
}

/** Threads of two homes, a page of them, each with what differs. */
export function HomeThreads({ homes, comparison, total, page: size, onPage }: HomeThreadsProps) {
  const { threads, offset } = comparison
  if (total === 0) return <p className={page.counts}>None like this.</p>
  return (
    <>
      <Table caption="Threads of both homes" className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.verdict}>
              Result
            </th>
            <th scope="col">Thread</th>
            <th scope="col" className={styles.mode}>
              A
            </th>
            <th scope="col" className={styles.mode}>
              B
            </th>
            <th scope="col">What has changed</th>
            <th scope="col" className={styles.act}>
              <span className="vh">Compare</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {threads.map(thread => (
            <Row key={thread.id} thread={thread} homes={homes} />
          ))}
        </tbody>
      </Table>
      {total > size && (
        <div className={page.tools}>
          <span className={page.counts} role="status">
            {count(offset + 1)} to {count(Math.min(total, offset + size))} of {count(total)}
          </span>
          {offset > 0 && (
            <ToolButton icon={ChevronLeft} label="Threads before" onClick={() => onPage(Math.max(0, offset - size))} />
          )}
          {offset + size < total && (
            <ToolButton
              icon={ChevronRight}
              label="Further threads"
              data-testid="further-threads"
              onClick={() => onPage(offset + size)}
            />
          )}
        </div>
      )}
    </>
  )
}
