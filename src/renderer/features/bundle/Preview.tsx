import clsx from 'clsx'
import { useMemo, useState } from 'react'
import type { BundledContent } from '../../../shared/bundle.ts'
import type { BundlePreview, ReplacedValue } from '../../../shared/ipc/bundle.ts'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { bytes, count, plural } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { CsvTools } from '../tables/index.ts'
import { threadsCsv, valuesCsv } from './csv.ts'
import styles from './Preview.module.css'
import { type Column, VirtualTable } from './VirtualTable.tsx'

type PreviewedThread = BundlePreview['threads'][number]

const CONTENT: Readonly<Record<BundledContent, string>> = {
  whole: 'As it is',
  redacted: 'Redacted',
  raw: 'Raw, unread',
  none: 'Only what is known',
}

const BEFORE_CHARS = 10

const VALUES: readonly Column<ReplacedValue>[] = [
  { name: 'What', cell: ({ label }) => label },
  { name: 'Found', cell: ({ shown }) => <Word text={shown} className={styles.code} /> },
  { name: 'Becomes', cell: ({ pseudonym }) => <Word text={pseudonym} className={styles.code} /> },
  { name: 'Times', number: true, cell: value => count(value.count) },
  { name: 'Threads', number: true, cell: ({ threads }) => count(threads) },
  {
    name: 'First place, redacted',
    cell: ({ sample, pseudonym }) => (
      <span className={styles.code}>
        <Word text={shortBefore(sample.before)} />
        <mark className={styles.mark}>
          <Word text={pseudonym} />
        </mark>
        <Word text={sample.after} />
      </span>
    ),
  },
]

const THREADS: readonly Column<PreviewedThread>[] = [
  { name: 'Thread', cell: ({ title }) => <Title text={title} /> },
  { name: 'History', cell: ({ historyMode, historyModeRaw }) => <ModeBadge kind={historyMode} raw={historyModeRaw} /> },
  { name: 'In the bundle', cell: ({ content, problem }) => problem ?? CONTENT[content] },
  { name: 'Size', number: true, cell: thread => bytes(thread.bytes) },
  { name: 'Replaced', number: true, cell: ({ replacements }) => count(replacements) },
]

/** The cell is narrow, and what stands right before it tells most. */
function shortBefore(text: string): string {
  return text.length > BEFORE_CHARS ? `…${text.slice(-BEFORE_CHARS)}` : text
}

/** What would be in the bundle, and all that would be replaced in it. */
export function Preview({ preview }: { readonly preview: BundlePreview }) {
  const [shown, setShown] = useState<'values' | 'threads'>(preview.count > 0 ? 'values' : 'threads')
  const [kind, setKind] = useState<string | null>(null)
  const values = useMemo(
    () => (kind === null ? preview.replaced : preview.replaced.filter(value => value.kind === kind)),
    [preview, kind],
  )
  const csv = useMemo(
    () => (shown === 'threads' ? threadsCsv(preview.threads) : valuesCsv(values)),
    [shown, preview, values],
  )
  const cut = preview.values > preview.replaced.length
  return (
    <section className={styles.preview} aria-label="Preview" data-testid="bundle-preview">
      <fieldset className={styles.views} aria-label="Preview of">
        <button type="button" aria-pressed={shown === 'values'} onClick={() => setShown('values')}>
          {plural(preview.count, 'replacement')} of {plural(preview.values, 'value')}
        </button>
        <button type="button" aria-pressed={shown === 'threads'} onClick={() => setShown('threads')}>
          {plural(preview.threads.length, 'thread')}
        </button>
        <span className={styles.grow} />
        {(shown === 'threads' || values.length > 0) && (
          <CsvTools
            what={shown === 'threads' ? 'the threads' : 'the replacements'}
            file={shown === 'threads' ? 'bundled-threads' : 'replacements'}
            csv={csv}
          />
        )}
      </fieldset>
      {shown === 'threads' ? (
        <VirtualTable
          label="Threads of the bundle"
          testId="bundle-threads"
          columns={THREADS}
          tracks="minmax(0, 3fr) 120px minmax(140px, 1fr) 76px 76px"
          rows={preview.threads}
          nameOf={threadName}
        />
      ) : preview.values === 0 ? (
        <p className={styles.none}>Nothing that Skein would replace was found.</p>
      ) : (
        <>
          <fieldset className={styles.kinds} aria-label="Kinds of replacements">
            {preview.kinds.map(one => (
              <button
                type="button"
                key={one.kind}
                className={clsx(styles.kind, kind === one.kind && styles.chosen)}
                aria-pressed={kind === one.kind}
                onClick={() => setKind(kind === one.kind ? null : one.kind)}
              >
                {one.label} <span className={styles.count}>{count(one.count)}</span>
              </button>
            ))}
          </fieldset>
          <VirtualTable
            label="Replacements"
            testId="bundle-values"
            columns={VALUES}
            tracks="152px minmax(0, 1.2fr) minmax(0, 1.1fr) 44px 52px minmax(0, 1.5fr)"
            rows={values}
            nameOf={({ pseudonym }) => pseudonym}
          />
          {cut && <p className={styles.none}>The {count(preview.replaced.length)} most frequent values are listed.</p>}
        </>
      )}
      {preview.blankedLines > 0 && (
        <p className={styles.none}>
          {plural(preview.blankedLines, 'line')} of more than 64 MiB cannot be looked through and will be blanked.
        </p>
      )}
    </section>
  )
}
