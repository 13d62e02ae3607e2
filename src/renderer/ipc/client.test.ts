import { afterEach, expect, it, vi } from 'vitest'
import { call, callAtOnce, holdBack, whenEngineIsBack } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

it('reads the value of a reply that came as text, with members that the bridge would lose', async () => {
  const json = '{"problems":[{"__proto__":1}],"total":1}'
  const request = async () => ({ ok: true, json })
  vi.stubGlobal('window', { bridge: { request } })
  expect(JSON.stringify(await call('homes.problems', { homeId: null, limit: 1 }))).toBe(json)
})

/** Who asks again when the engine is back, and what tells them of it. */
function engineOf() {
  const listeners: ((payload: { state: string }) => void)[] = []
  const asked: string[] = []
  vi.stubGlobal('window', {
    bridge: {
      on: (_: string, listener: (payload: { state: string }) => void) => {
        listeners.push(listener)
        return () => listeners.splice(listeners.indexOf(listener), 1)
      },
      request: async () => ({ ok: false, error: { code: 'engine-down', message: 'gone' } }),
    },
  })
  return {
    listeners,
    asked,
    asks: (name: string) => whenEngineIsBack(() => asked.push(name)),
    is: (state: string) => {
      for (const listener of [...listeners]) listener({ state })
    },
  }
}

it('asks again once for each time that the engine was gone, whoever listens, with one ear at the bridge', () => {
  const { listeners, asked, asks, is } = engineOf()
  const stops = ['list', 'facets'].map(asks)
  is('up')
  expect(asked).toEqual([])
  is('restarting')
  is('down')
  is('up')
  is('up')
  expect(asked).toEqual(['list', 'facets'])
  expect(listeners).toHaveLength(1)
  stops[0]?.()
  is('restarting')
  is('up')
  expect(asked).toEqual(['list', 'facets', 'facets'])
  stops[1]?.()
  expect(listeners).toEqual([])
})

it('asks again where a request found the engine gone before anything was told', async () => {
  const { asked, asks, is } = engineOf()
  const stop = asks('list')
  await expect(call('homes.list', {})).rejects.toMatchObject({ code: 'engine-down' })
  is('up')
  expect(asked).toEqual(['list'])
  // Whoever comes when it is gone already is told what there is when it asks.
  is('down')
  const stopLate = asks('late')
  is('up')
  expect(asked).toEqual(['list', 'list'])
  stop()
  stopLate()
})

it('keeps back what can wait at a start, and asks nothing that is given up meanwhile', async () => {
  const asked: string[] = []
  const request = async (route: string) => {
    asked.push(route)
    return { ok: true, value: {} }
  }
  vi.stubGlobal('window', { bridge: { request, cancel: () => {} } })
  let go = () => {}
  holdBack(
    new Promise(resolve => {
      go = resolve
    }),
  )
  const giveUp = new AbortController()
  const waiting = [call('homes.list', {}), call('scan.status', {}, giveUp.signal)]
  const given = expect(waiting[1]).rejects.toMatchObject({ code: 'cancelled' })
  await callAtOnce('system.launch', {})
  expect(asked).toEqual(['system.launch'])
  giveUp.abort()
  go()
  await Promise.all([waiting[0], given])
  expect(asked).toEqual(['system.launch', 'homes.list'])
  await call('library.settings', {})
  expect(asked).toHaveLength(3)
})
