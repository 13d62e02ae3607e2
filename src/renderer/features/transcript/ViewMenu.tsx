import { SlidersHorizontal } from 'lucide-react'
import { Menu, type MenuChoice } from '../../components/Menu.tsx'
import { plural } from '../../util/format.ts'
import { useHistory } from './history-store.ts'
import { setView, useView } from './view-store.ts'

/** How the transcript is shown. */
export function ViewMenu() {
  const view = useView(options => options)
  const history = useHistory()
  const turns = history.phase === 'open' ? history.outline.turns : []
  const rolledBack = turns.filter(turn => turn.rolledBack).length
  const check = (label: string, checked: boolean, choose: () => void, testId: string): MenuChoice => ({
    kind: 'check',
    label,
    checked,
    choose,
    testId,
  })
  return (
    <Menu
      icon={SlidersHorizontal}
      label="View options"
      testId="view-options"
      groups={[
        {
          label: 'Layout',
          choices: [
            check(
              'Compact',
              view.density === 'compact',
              () => setView({ density: view.density === 'compact' ? 'comfortable' : 'compact' }),
              'density-switch',
            ),
            check('Wide prose', view.wideProse, () => setView({ wideProse: !view.wideProse }), 'width-switch'),
            check(
              'Fixed-width prose',
              view.monoProse,
              () => setView({ monoProse: !view.monoProse }),
              'code-font-switch',
            ),
          ],
        },
        {
          label: 'What is shown',
          choices: [
            check(
              rolledBack === 0 ? 'Show turns taken back (none here)' : `Show ${plural(rolledBack, 'turn')} taken back`,
              view.showRolledBack,
              () => setView({ showRolledBack: !view.showRolledBack }),
              'rolled-back-switch',
            ),
            check(
              'Show context that the client added',
              view.showContext,
              () => setView({ showContext: !view.showContext }),
              'context-switch',
            ),
            check(
              'Unfold reasoning',
              view.unfoldReasoning,
              () => setView({ unfoldReasoning: !view.unfoldReasoning }),
              'reasoning-switch',
            ),
          ],
        },
      ]}
    />
  )
}
