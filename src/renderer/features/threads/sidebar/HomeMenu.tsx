import { ArrowDown, ArrowUp, Columns2, Ellipsis, FolderSearch, Pencil, RefreshCw, TriangleAlert, X } from 'lucide-react'
import type { In, Route } from '../../../../shared/ipc/contract.ts'
import type { Home } from '../../../../shared/ipc/status.ts'
import { Menu, type MenuChoice } from '../../../components/Menu.tsx'
import { call, isCancelled, toAppError } from '../../../ipc/client.ts'
import { announce } from '../../../util/announce.ts'
import { openCompareHomes } from '../../compare/index.ts'
import { startScan } from '../../engine/index.ts'
import { narrow, queryStore } from '../query-store.ts'

/** Has something done with a home; tells where it failed. */
export async function homeAct<R extends Route>(route: R, input: In<R>, done: string): Promise<void> {
  try {
    await call(route, input)
    announce(done)
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}

async function reveal(homeId: number): Promise<void> {
  try {
    const { revealed } = await call('homes.reveal', { homeId })
    if (!revealed) announce('It is not there any more')
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}

interface HomeMenuProps {
  readonly home: Home
  /** As it is called. */
  readonly name: string
  /** Its place among the homes, and how many there are. */
  readonly at: number
  readonly of: number
  readonly onRename: () => void
  readonly onProblems: () => void
}

/** What can be done with a home. */
export function HomeMenu({ home, name, at, of, onRename, onProblems }: HomeMenuProps) {
  const homeId = home.id
  const remove = () => {
    // A number may name another home later on.
    narrow({ homes: queryStore.getState().query.homes.filter(id => id !== homeId) })
    void homeAct('homes.remove', { homeId }, `Closed ${name}`)
  }
  const move = (to: number) => void homeAct('homes.move', { homeId, to }, `Moved ${name}`)
  const order: MenuChoice[] = []
  if (at > 0) order.push({ kind: 'action', icon: ArrowUp, label: 'Move up', choose: () => move(at - 1) })
  if (at < of - 1) order.push({ kind: 'action', icon: ArrowDown, label: 'Move down', choose: () => move(at + 1) })
  return (
    <Menu
      icon={Ellipsis}
      small={true}
      label={`More about ${name}`}
      testId="home-menu"
      groups={[
        {
          label: 'Home',
          choices: [
            { kind: 'action', icon: Pencil, label: 'Rename', testId: 'home-rename', choose: onRename },
            { kind: 'action', icon: TriangleAlert, label: 'Problems', testId: 'home-problems', choose: onProblems },
            {
              kind: 'action',
              icon: Columns2,
              label: 'Compare with…',
              testId: 'home-compare',
              choose: () => openCompareHomes(homeId, null),
            },
            {
              kind: 'action',
              icon: FolderSearch,
              label: home.origin === 'case' ? 'Show the archive' : 'Show the folder',
              testId: 'home-reveal',
              choose: () => void reveal(homeId),
            },
            {
              kind: 'action',
              icon: RefreshCw,
              label: 'Look again',
              testId: 'home-look',
              choose: () => void startScan(),
            },
          ],
        },
        ...(order.length > 0 ? [{ label: 'Order', choices: order }] : []),
        {
          label: 'Close',
          choices: [
            {
              kind: 'action',
              icon: X,
              label: home.origin === 'case' ? 'Delete the copy' : 'Close the home',
              testId: 'home-remove',
              choose: remove,
            },
          ],
        },
      ]}
    />
  )
}
