import { Download } from 'lucide-react'
import { ToolButton } from '../../components/Button.tsx'
import { CopyTool } from '../../components/CopyTool.tsx'
import { saveTable } from '../notice/index.ts'

interface CsvToolsProps {
  /** In running text. */
  readonly what: string
  /** Of a file, without its ending. */
  readonly file: string
  readonly csv: string
}

/** The ways out of a table that is shown as a whole. */
export function CsvTools({ what, file, csv }: CsvToolsProps) {
  return (
    <>
      <CopyTool text={csv} what={`${what} as CSV`} />
      <ToolButton icon={Download} label={`Save ${what} as CSV…`} onClick={() => void saveTable(file, csv)} />
    </>
  )
}
