import { Copy, ExternalLink, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Icon } from '../../components/Icon.tsx'
import { useCopy } from '../../components/use-copy.ts'
import { call, toAppError } from '../../ipc/client.ts'
import { errorWords } from '../../util/error-words.ts'
import styles from './LinkDialog.module.css'
import { type LinkTarget, linkWarnings } from './links.ts'

interface LinkDialogProps {
  readonly target: Exclude<LinkTarget, { kind: 'refused' }>
  readonly text: string
  readonly onClose: () => void
}

/** Says where a link leads before it is opened outside of Skein. */
export function LinkDialog({ target, text, onClose }: LinkDialogProps) {
  const [copied, copy] = useCopy('Address')
  const [failure, setFailure] = useState<string | null>(null)
  const [before, host, after] = target.parts
  const open = async () => {
    try {
      const { opened } = await call('system.openLink', { url: target.url })
      if (opened) onClose()
      else setFailure('The system did not open it.')
    } catch (error) {
      const words = errorWords(toAppError(error))
      setFailure(`${words.title}. ${words.say}`)
    }
  }
  return createPortal(
    <Dialog title={target.kind === 'mail' ? 'Write to this address?' : 'Open this address?'} onClose={onClose}>
      <div className={styles.body} data-testid="link-dialog">
        <p>It opens in your {target.kind === 'mail' ? 'mail program' : 'web browser'}, outside of Skein.</p>
        <p className={styles.address} data-testid="link-target">
          {before}
          <strong>{host}</strong>
          {after}
        </p>
        {linkWarnings(target, text).map(warning => (
          <p key={warning} className={styles.warning}>
            <Icon of={TriangleAlert} size={14} />
            {warning}
          </p>
        ))}
        {failure !== null && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        <div className={styles.acts}>
          <Button kind="primary" icon={ExternalLink} data-testid="link-open" onClick={() => void open()}>
            {target.kind === 'mail' ? 'Open mail program' : 'Open in browser'}
          </Button>
          <Button icon={Copy} data-testid="link-copy" onClick={() => copy(target.url)}>
            {copied === 'copied' ? 'Copied' : 'Copy address'}
          </Button>
          <Button kind="quiet" data-testid="link-cancel" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Dialog>,
    document.body,
  )
}
