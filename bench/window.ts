import type { Page } from '@playwright/test'
import { freshFolder } from './data.ts'
import { launchApp } from './launch.ts'
import type { Figure } from './stats.ts'

/** The real app on a home it has never seen: how soon the list is complete, and how soon a key is answered meanwhile. */

export interface WindowFigures {
  /** From the start of the process until every thread is in the list. */
  readonly complete: Figure
  /** The longest time that a key press waited for the window during the scan, one per run. */
  readonly slowestKey: Figure
  /** The longest time that the main process did not come round its event loop during the scan, one per run. */
  readonly mainBlocked: Figure
}

export async function benchWindow(home: string, expected: number, runs: number): Promise<WindowFigures> {
  const complete: number[] = []
  const slowestKey: number[] = []
  const mainBlocked: number[] = []
  for (let run = 0; run < runs; run++) {
    const begin = performance.now()
    const app = await launchApp(home, freshFolder('profile'))
    await app.evaluate(() => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const histogram = monitorEventLoopDelay({ resolution: 5 })
      histogram.enable()
      Object.assign(globalThis, { eventLoopDelay: histogram })
    })
    const page = await app.firstWindow()
    await untilListed(page, expected)
    complete.push(performance.now() - begin)
    slowestKey.push(await pressKeysWhileReading(page))
    mainBlocked.push(await app.evaluate(() => Reflect.get(globalThis, 'eventLoopDelay').max / 1e6))
    await app.close()
  }
  return {
    complete: { name: 'the app: process start to complete list', runs: complete },
    slowestKey: { name: 'the app: slowest key press while reading', runs: slowestKey },
    mainBlocked: { name: 'the app: main process blocked at most', runs: mainBlocked },
  }
}

/** Waits until the list says that it holds all threads. */
async function untilListed(page: Page, expected: number): Promise<void> {
  await page.waitForFunction(
    count => document.querySelector('[data-testid="thread-list"]')?.getAttribute('data-total') === String(count),
    expected,
    { timeout: 120_000, polling: 'raf' },
  )
}

/** Presses arrow keys until the scan is over. @returns the longest wait from key to next frame, in ms. */
async function pressKeysWhileReading(page: Page): Promise<number> {
  await page.evaluate(() => {
    const waits: number[] = []
    Object.assign(window, { keyWaits: waits })
    window.addEventListener(
      'keydown',
      event => requestAnimationFrame(() => waits.push(performance.now() - event.timeStamp)),
      {
        capture: true,
      },
    )
  })
  await page.getByTestId('thread-row').first().click()
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press(i % 40 === 39 ? 'Home' : 'ArrowDown')
    if (i > 40 && (await page.getByTestId('scan-progress').count()) === 0) break
  }
  return page.evaluate(() => Math.max(...Reflect.get(window, 'keyWaits')))
}
