import { afterEach, expect, it, vi } from 'vitest'
import { call } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

it('reads the value of a reply that came as text, with members that the bridge would lose', async () => {
  const json = '{"problems":[{"__proto__":1}],"total":1}'
  const request = async () => ({ ok: true, json })
  vi.stubGlobal('window', { bridge: { request } })
  expect(JSON.stringify(await call('homes.problems', { homeId: null, limit: 1 }))).toBe(json)
})
