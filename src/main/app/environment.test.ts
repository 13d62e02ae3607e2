import { expect, it } from 'vitest'
import { engineEnvironment } from './environment.ts'

it('passes on places, locale and time zone, and nothing else', () => {
  const passed = { PATH: '/bin', HOME: '/h', LC_ALL: 'C', XDG_DATA_HOME: '/d', TZ: 'UTC', SystemRoot: 'C:\\Windows' }
  const kept = { NODE_OPTIONS: '--inspect', ELECTRON_RUN_AS_NODE: '1', LD_PRELOAD: 'x', API_TOKEN: 't', XDGX: '' }
  expect(engineEnvironment({ ...passed, ...kept, TMPDIR: undefined })).toEqual(passed)
})
