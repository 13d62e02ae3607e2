import { Copy, Ellipsis, Save, SquareTerminal } from 'lucide-react'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { NoticeLine } from '../notice/index.ts'
import { type Chosen, copyCommand, copyLines, copyRange, saveLines } from './byte-range.ts'
import { CopyLine } from './CopyLine.tsx'

interface RangeActsProps {
  readonly chosen: Chosen
  /** The line whose record is shown. */
  readonly line: RawLine
}

/** What can be copied and saved of the chosen lines. */
export function RangeActs({ chosen, line }: RangeActsProps) {
  const { threadKey, version, first, last } = chosen
  return (
    <>
      {first === last ? (
        <CopyLine threadKey={threadKey} version={version} line={line} />
      ) : (
        <Button icon={Copy} data-testid="raw-copy" onClick={() => void copyLines(chosen)}>
          Copy lines
        </Button>
      )}
      <Button
        title="Where the bytes stand, as path:start-end; the end is the byte behind them"
        data-testid="raw-copy-range"
        onClick={() => void copyRange(chosen)}
      >
        Copy byte range
      </Button>
      <Menu
        icon={Ellipsis}
        label="More to do with these bytes"
        testId="raw-more"
        groups={[
          {
            label: 'Bytes',
            choices: [
              {
                kind: 'action',
                icon: SquareTerminal,
                label: 'Copy a shell command that prints them',
                testId: 'raw-copy-command',
                choose: () => void copyCommand(chosen),
              },
              {
                kind: 'action',
                icon: Save,
                label: 'Save bytes as…',
                testId: 'raw-save-bytes',
                choose: () => void saveLines(chosen),
              },
            ],
          },
        ]}
      />
      <NoticeLine />
    </>
  )
}
