import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

/** Where the window stood when it was last closed, and in which theme: the settings are known only when it is on screen. */
const windowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(32_768),
  height: z.int().min(1).max(32_768),
  maximized: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
})
export type WindowState = z.infer<typeof windowState>

export type Area = Pick<WindowState, 'x' | 'y' | 'width' | 'height'>

/** How much of the window must lie on a display, in pixels each way, for a person to get hold of it. */
const HOLD = 100

/** Reads the state; null where there is none or it makes no sense. Never throws. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Writes the state, whole or not at all. Throws when the disk does. */
export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Whether enough of the window lies on one of the displays: they may have changed since. */
export function isReachable(state: Area, displays: readonly Area[]): boolean {
  return displays.some(
    display => overlap(state, display, 'x', 'width') >= HOLD && overlap(state, display, 'y', 'height') >= HOLD,
  )
}

function overlap(a: Area, b: Area, start: 'x' | 'y', length: 'width' | 'height'): number {
  return Math.min(a[start] + a[length], b[start] + b[length]) - Math.max(a[start], b[start])
}
