import { Copy } from 'lucide-react'
import { useId } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { Button } from '../../components/Button.tsx'
import { toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { bytes } from '../../util/format.ts'
import { LONGEST_COPY, wholeLine } from './copy-line.ts'
import { failed, stale } from './store.ts'

interface CopyLineProps {
  readonly threadKey: ThreadKey
  readonly version: string
  readonly line: RawLine
}

/** Copies a line's text as it stands in the file. */
export function CopyLine({ threadKey, version, line }: CopyLineProps) {
  const id = useId()
  const long = line.length > LONGEST_COPY
  const copy = async () => {
    if (long) return
    try {
      const text = await wholeLine(threadKey, version, line.number)
      if (text === null) stale(version)
      else announce((await copyText(text)) ? `Line ${line.number} copied` : 'The line could not be copied')
    } catch (error) {
      failed(toAppError(error), version)
    }
  }
  return (
    <>
      <Button
        icon={Copy}
        unavailable={long}
        aria-describedby={long ? id : undefined}
        title={long ? `Too long to copy at once: ${bytes(line.length)}` : undefined}
        data-testid="raw-copy"
        onClick={() => void copy()}
      >
        Copy line
      </Button>
      {long && (
        <span className="vh" id={id}>
          Too long to copy at once: {bytes(line.length)}. Its text can be read in pieces.
        </span>
      )}
    </>
  )
}
