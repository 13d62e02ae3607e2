import { File } from 'lucide-react'
import type { InspectedFile } from '../../../../shared/ipc/inspect.ts'
import { CopyTool } from '../../../components/CopyTool.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Section } from '../../../components/Section.tsx'
import { PathText } from '../../../content/Labels.tsx'
import { bytes, count, exact, whenText } from '../../../util/format.ts'
import { useNow } from '../../../util/use-now.ts'
import { CsvTools } from '../../tables/index.ts'
import { filesCsv } from './csv.ts'
import styles from './Inspected.module.css'

const ROLES = {
  decides: 'decides',
  continues: 'goes on with the history of another file',
  copy: 'another file of the same thread',
} as const

interface FactProps {
  readonly name: string
  readonly value: string
  readonly title?: string
}

function Fact({ name, value, title }: FactProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function FileRow({ file, alone }: { readonly file: InspectedFile; readonly alone: boolean }) {
  const now = useNow()
  const { sizeBytes, textBytes, compressed, lines, modifiedAt, permissions } = file
  return (
    <li className={styles.file} data-testid="thread-file" data-role={file.role}>
      <div className={styles.where}>
        <Icon of={File} size={14} className={styles.quiet} />
        <PathText path={file.absolutePath} className={styles.path} />
        <CopyTool text={file.absolutePath} what="file path" small={true} />
      </div>
      <dl className={styles.facts}>
        {!alone && <Fact name="Role" value={ROLES[file.role]} />}
        <Fact name="Place" value={file.archived ? 'archive' : 'active'} />
        <Fact name="Size" value={bytes(sizeBytes)} title={`${count(sizeBytes)} bytes`} />
        <Fact
          name="Compressed"
          value={!compressed ? 'no' : textBytes === null ? 'zstd' : `zstd, ${bytes(textBytes)} uncompressed`}
        />
        {lines !== null && <Fact name="Lines" value={count(lines)} />}
        <Fact name="Changed" value={whenText(modifiedAt / 1000, now)} title={exact(modifiedAt / 1000)} />
        {permissions !== null && <Fact name="Permissions" value={permissions} />}
      </dl>
    </li>
  )
}

/** All files of a thread with what is known of each; the one whose head decides comes first. */
export function Files({ files }: { readonly files: readonly InspectedFile[] }) {
  const alone = files.length === 1
  return (
    <Section
      title={alone ? 'File' : 'Files'}
      note={alone ? undefined : `${count(files.length)} files of one thread; the first one decides`}
      testId="files"
      tools={<CsvTools what={alone ? 'the file’s facts' : 'the files'} file="files" csv={filesCsv(files)} />}
    >
      <ul>
        {files.map(file => (
          <FileRow file={file} alone={alone} key={file.path} />
        ))}
      </ul>
    </Section>
  )
}
