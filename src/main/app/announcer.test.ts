import { expect, it } from 'vitest'
import type { ScanProgress } from '../../shared/ipc/status.ts'
import { createAnnouncer } from './announcer.ts'

const progress = (phase: ScanProgress['phase']): ScanProgress => ({
  phase,
  files: 0,
  heads: 0,
  filesRead: 0,
  filesToRead: 0,
  bytesRead: 0,
  bytesToRead: 0,
  elapsedMs: 0,
  paused: null,
  error: null,
})

function setUp() {
  const lines: string[] = []
  return {
    lines,
    announcer: createAnnouncer(
      line => lines.push(line),
      () => lines.push('picture'),
    ),
  }
}

it('says once that the window is ready', () => {
  const { lines, announcer } = setUp()
  announcer.ready()
  announcer.ready()
  expect(lines).toEqual(['skein: ready'])
})

it('takes one picture once the window is ready and the scan is over, whichever comes first', () => {
  const scanFirst = setUp()
  scanFirst.announcer.saw('scan.progress', progress('heads'))
  scanFirst.announcer.saw('scan.progress', progress('idle'))
  expect(scanFirst.lines).toEqual([])
  scanFirst.announcer.ready()
  expect(scanFirst.lines).toEqual(['skein: ready', 'picture'])

  const readyFirst = setUp()
  readyFirst.announcer.ready()
  readyFirst.announcer.saw('scan.progress', progress('reading'))
  expect(readyFirst.lines).toEqual(['skein: ready'])
  readyFirst.announcer.saw('scan.progress', progress('stopped'))
  readyFirst.announcer.saw('scan.progress', progress('idle'))
  expect(readyFirst.lines).toEqual(['skein: ready', 'picture'])
})

it('does not wait for a scan that cannot come', () => {
  const { lines, announcer } = setUp()
  announcer.ready()
  announcer.saw('engine.state', { state: 'up', message: null })
  announcer.saw('engine.state', { state: 'down', message: 'no index' })
  expect(lines).toEqual(['skein: ready', 'picture'])
})
