import { Check, Ellipsis, Undo2 } from 'lucide-react'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { type KnownProblem, knownBy, setTriage, useTriage } from '../triage/index.ts'

function reachOf({ homeId, threadId }: KnownProblem): string {
  return threadId !== null ? 'in this thread' : homeId !== null ? 'in this home' : 'everywhere'
}

const mark = (problem: KnownProblem) => void setTriage(problem, 'known', `Known ${reachOf(problem)}`)

/** Marks a problem as known, so that it is not told again; or takes that back. */
export function Known({ finding: { check, homeId, threadId } }: { readonly finding: Finding }) {
  const entries = useTriage(state => state.entries)
  const [by] = knownBy(entries, { check, homeId, threadId })
  if (by !== undefined) {
    return (
      <Button
        icon={Undo2}
        data-testid="not-known"
        onClick={() => void setTriage(by, 'open', `Not known any more ${reachOf(by)}`)}
      >
        Known {reachOf(by)}: take back
      </Button>
    )
  }
  const choices = [
    { check, homeId, threadId },
    { check, homeId, threadId: null },
    { check, homeId: null, threadId: null },
  ].filter(({ threadId: of }, at) => at > 0 || of !== null)
  return (
    <>
      <Button icon={Check} data-testid="mark-known" onClick={() => mark({ check, homeId, threadId })}>
        Mark as known
      </Button>
      <Menu
        icon={Ellipsis}
        label="Mark as known, and where"
        testId="mark-known-where"
        groups={[
          {
            label: 'Known',
            choices: choices.map(problem => ({
              kind: 'action' as const,
              label: `Known ${reachOf(problem)}`,
              choose: () => mark(problem),
            })),
          },
        ]}
      />
    </>
  )
}
