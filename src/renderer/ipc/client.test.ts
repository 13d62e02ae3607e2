import { afterEach, expect, it, vi } from 'vitest'
import { call } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

it('takes the JSON of a reply before what the bridge left of it', async () => {
  const json = '{"problems":[{"__proto__":1}],"total":1}'
  const request = async () => ({ ok: true, value: { problems: [{}], total: 1 }, json })
  vi.stubGlobal('window', { bridge: { request } })
  expect(JSON.stringify(await call('homes.problems', { homeId: null, limit: 1 }))).toBe(json)
})
