import type { App } from 'electron'

/** Chromium switches that open the app to other programs. */
const DEBUG_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
]

/** The first switch on the command line that a packaged app refuses; null where there is none. */
export function refusedSwitch(app: Pick<App, 'isPackaged' | 'commandLine'>): string | null {
  if (!app.isPackaged) return null
  return DEBUG_SWITCHES.find(name => app.commandLine.hasSwitch(name)) ?? null
}
