import { dropped, type HomeRoute, type OpenResult } from '../../../shared/ipc/homes.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { OpenHomes } from '../../app/open-homes.ts'
import { type Bindings, bind } from '../router.ts'

type Asked = Pick<OpenHomes, 'choose' | 'open' | 'rename' | 'remove' | 'move' | 'reveal'>

/** The routes about homes that the main process answers itself. */
export function homeBindings(homes: Omit<Asked, 'open'>): Pick<Bindings, HomeRoute> {
  return {
    'homes.choose': bind('homes.choose', ({ what }, signal) => homes.choose(what, signal)),
    'homes.rename': bind('homes.rename', async ({ homeId, name }) => {
      await homes.rename(homeId, name)
      return {}
    }),
    'homes.remove': bind('homes.remove', async ({ homeId }) => {
      await homes.remove(homeId)
      return {}
    }),
    'homes.move': bind('homes.move', async ({ homeId, to }) => {
      await homes.move(homeId, to)
      return {}
    }),
    'homes.reveal': bind('homes.reveal', async ({ homeId }) => ({ revealed: await homes.reveal(homeId) })),
  }
}

/** Opens what came with a drop: paths that the preload has looked up. */
export function dropHandler(
  homes: Pick<Asked, 'open'>,
): (raw: unknown, signal: AbortSignal) => Promise<{ readonly value: OpenResult }> {
  return async (raw, signal) => {
    const paths = dropped.safeParse(raw)
    if (!paths.success) throw new AppError('bad-input', 'Drop files or folders that lie on this machine, at most 100')
    return { value: await homes.open(paths.data, signal) }
  }
}
