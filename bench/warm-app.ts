import { setTimeout as later } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import { freshFolder } from './data.ts'
import { launchApp } from './launch.ts'
import type { Quantity } from './stats.ts'
import { wordFrom } from './words.ts'

/** The real app on a home that it knows: how soon the list is there, how soon a key in the search finds, what it costs idle. */

const IDLE_SECONDS = 10
const PAGE = '[data-testid="search-page"]'
/** Words as they are typed, with what they are narrowed by. */
const TYPED = [
  ...[wordFrom(3000), `${wordFrom(300)} error`, `the ${wordFrom(30)}`, `${wordFrom(1000)} file`],
  ...['return has:error', 'src/test.ts'],
]

declare global {
  interface Window {
    /** Ms from the window's beginning to the first frame with threads in its list. */
    benchListed?: number
  }
}

/** @param runs how often the app is started */
export async function benchWarmApp(home: string, expected: number, runs: number): Promise<readonly Quantity[]> {
  const profile = freshFolder('profile-warm')
  // The first start reads the home; the others find it known.
  const first = await launchApp(home, profile)
  await untilIdle(await first.firstWindow(), expected)
  await first.close()
  const listed: number[] = []
  const checked: number[] = []
  const keys: { middle: number[]; p95: number[]; slowest: number[] } = { middle: [], p95: [], slowest: [] }
  const idle: number[] = []
  for (let run = 0; run < runs; run++) {
    const app = await launchApp(home, profile)
    await app.context().addInitScript(noteListed)
    const page = await app.firstWindow()
    // A window that was there before the script above notes it from now on.
    await page.evaluate(noteListed)
    const at = await page.waitForFunction(() => window.benchListed, undefined, { timeout: 60_000 })
    listed.push(Number(await at.jsonValue()))
    await untilIdle(page, expected)
    checked.push(await page.evaluate(() => performance.now()))
    const times = await typeWords(page)
    const share = (part: number) => times[Math.floor((times.length - 1) * part)] ?? Number.NaN
    keys.middle.push(share(0.5))
    keys.p95.push(share(0.95))
    keys.slowest.push(share(1))
    // Empties the field, then leaves it: a caret blinks, and each time the window is drawn.
    for (let i = 0; i < 2; i++) await page.keyboard.press('Escape')
    await page.getByTestId('thread-list').waitFor()
    idle.push(await cpuOf(app))
    await app.close()
  }
  return [
    { name: 'the window begins, until threads are in its list', unit: 'ms', runs: listed },
    { name: 'the window begins, until all files are compared with the index', unit: 'ms', runs: checked },
    { name: 'a key in the search, until what it finds is on screen: the middle one', unit: 'ms', runs: keys.middle },
    { name: 'the same, the 95th of a hundred', unit: 'ms', runs: keys.p95 },
    { name: 'the same, the slowest', unit: 'ms', runs: keys.slowest },
    { name: `CPU of all processes in ${IDLE_SECONDS} s in which nothing happens`, unit: 'ms', runs: idle },
  ]
}

/** In the page: notes the first frame with threads in its list. */
function noteListed(): void {
  const look = () => {
    if (document.querySelector('[data-testid="thread-row"]') === null) requestAnimationFrame(look)
    else window.benchListed ??= performance.now()
  }
  requestAnimationFrame(look)
}

async function untilIdle(page: Page, expected: number): Promise<void> {
  await page.locator(`[data-testid="thread-list"][data-total="${expected}"]`).waitFor({ timeout: 300_000 })
  await page.locator('[data-testid="status-bar"][data-phase="idle"]').waitFor({ timeout: 300_000 })
}

/** Types words letter by letter, each when the one before is answered. @returns the times from key to frame, sorted */
async function typeWords(page: Page): Promise<number[]> {
  await page.keyboard.press('Control+Shift+F')
  await page.getByTestId('search-field').waitFor()
  const times: number[] = []
  for (const words of TYPED) {
    await page.getByTestId('search-field').fill('')
    for (const [i, key] of [...words].entries()) {
      const time = await answerTo(page, key, words.slice(0, i + 1))
      // What ends in a blank asks for the same as before.
      if (key !== ' ') times.push(time)
    }
  }
  return times.sort((a, b) => a - b)
}

/** @returns ms from the key to the frame after the one in which the answer to `text` stands there */
async function answerTo(page: Page, key: string, text: string): Promise<number> {
  const waiting = await page.evaluateHandle(
    ([selector, expected]) => ({
      time: new Promise<number>(resolve => {
        const onKey = ({ timeStamp }: Event) => {
          const look = () => {
            const field = document.querySelector('[data-testid="search-field"]')
            const there = field instanceof HTMLInputElement && field.value === expected
            const phase = document.querySelector(selector)?.getAttribute('data-phase')
            const answered = there && phase !== 'asking'
            requestAnimationFrame(answered ? () => resolve(performance.now() - timeStamp) : look)
          }
          requestAnimationFrame(look)
        }
        window.addEventListener('keydown', onKey, { capture: true, once: true })
      }),
    }),
    [PAGE, text] as const,
  )
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  return waiting.evaluate(({ time }) => time)
}

/** Ms of CPU of all the app's processes while nobody does anything. */
async function cpuOf(app: ElectronApplication): Promise<number> {
  const used = () =>
    app.evaluate(({ app: main }) =>
      main.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0) * 1000, 0),
    )
  // What was typed last is still being drawn.
  await later(2000)
  const before = await used()
  await later(IDLE_SECONDS * 1000)
  return (await used()) - before
}
