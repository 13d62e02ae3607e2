import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { PathText, Word } from '../../content/Labels.tsx'
import { bytes, count } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { DataTable, ThreadLink } from '../tables/index.ts'
import { openThread } from '../thread/index.ts'
import type { Summary } from './store.ts'
import styles from './UsagePage.module.css'

interface HeaviestProps {
  readonly summary: Summary
  /** A thread is to be seen. */
  readonly onOpen: () => void
}

/** Threads, tools and outputs that took most. */
export function HeaviestTables({ summary, onOpen }: HeaviestProps) {
  const { heaviest, tools, outputs } = summary
  const open = (key: ThreadKey, line: number | null) => openThread({ key, line }, onOpen)
  return (
    <>
      <DataTable
        title="Heaviest threads"
        testId="usage-threads"
        columns={[
          { name: 'Thread' },
          { name: 'Project' },
          { name: 'Input', number: true },
          { name: 'of it cached', number: true },
          { name: 'Output', number: true },
          { name: 'Total', number: true },
        ]}
        rows={heaviest.map(({ thread, title, project, input, cachedInput, output }) => ({
          key: threadName(thread),
          cells: [
            <ThreadLink key="title" title={title} onOpen={() => open(thread, null)} />,
            <PathText key="project" path={project} />,
            ...[input, cachedInput, output, input + output].map(count),
          ],
        }))}
        csv={{
          name: 'usage-heaviest-threads',
          header: [
            'thread',
            'title',
            'project',
            'input_tokens',
            'cached_input_tokens',
            'output_tokens',
            'total_tokens',
          ],
          rows: heaviest.map(({ thread, title, project, input, cachedInput, output }) => [
            thread.id,
            title,
            project,
            input,
            cachedInput,
            output,
            input + output,
          ]),
        }}
      />
      <div className={styles.pair}>
        <DataTable
          title="Tools"
          testId="usage-tools"
          columns={[
            { name: 'Tool' },
            { name: 'Threads', number: true },
            { name: 'Calls', number: true },
            { name: 'Output', number: true },
          ]}
          rows={tools.map(({ tool, calls, outputBytes, threads }) => ({
            key: tool,
            cells: [
              tool === '' ? 'Not told' : <Word key="tool" text={tool} />,
              count(threads),
              count(calls),
              bytes(outputBytes),
            ],
          }))}
          csv={{
            name: 'usage-tools',
            header: ['tool', 'threads', 'calls', 'output_bytes'],
            rows: tools.map(({ tool, calls, outputBytes, threads }) => [tool, threads, calls, outputBytes]),
          }}
        >
          <p className={styles.small}>Of all days: outputs are kept without theirs.</p>
        </DataTable>
        <DataTable
          title="Largest outputs"
          testId="usage-outputs"
          columns={[
            { name: 'Thread' },
            { name: 'Tool' },
            { name: 'Line', number: true },
            { name: 'Size', number: true },
          ]}
          rows={outputs.map(({ thread, title, tool, line, bytes: size }) => ({
            key: `${threadName(thread)}-${line}`,
            cells: [
              <ThreadLink key="title" title={title} onOpen={() => open(thread, line)} />,
              tool === '' ? 'Not told' : <Word key="tool" text={tool} />,
              count(line),
              bytes(size),
            ],
          }))}
          csv={{
            name: 'usage-largest-outputs',
            header: ['thread', 'title', 'tool', 'line', 'bytes'],
            rows: outputs.map(one => [one.thread.id, one.title, one.tool, one.line, one.bytes]),
          }}
        />
      </div>
    </>
  )
}
