import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import * as z from 'zod'
import { appendLines, oneMoreTurn } from '../src/fixtures/grow.ts'
import { fixtureId } from '../src/fixtures/ids.ts'
import { LONG_NEEDLE, LONG_THREAD } from '../src/fixtures/long/long.ts'
import { freshFolder, hugeRecord, longThread } from './data.ts'
import { framesSince, type Sight, scrollBy, scrollThrough, seenAt, timeUntil, watchFrames } from './frames.ts'
import { launchApp } from './launch.ts'
import type { Figure, Quantity } from './stats.ts'

/** One thread of 300 MB in the real app, against scanning the line breaks of the same bytes. */

const run = promisify(execFile)
const scanned = z.object({ ms: z.number(), count: z.number() })

const TRANSCRIPT = '[data-testid="transcript"]'
const ITEM = `${TRANSCRIPT} [data-testid="item"]`
const READY = `${TRANSCRIPT}[data-ready="true"]`
const READING = 'Reading the rest…'
const HUGE_RECORD = 50_000_000
/** Frames in which the whole thread is scrolled through: 20 s at 60 frames a second. */
const THROUGH_FRAMES = 1_200
/** A fast wheel: nobody can read so fast, and rows say only what they are. */
const WHEEL = { px: 240, frames: 600 }
/** As fast as all of the content is still drawn. */
const READING_ON = { px: 60, frames: 600 }

/** What was measured of one long thread. */
export interface LongFigures {
  readonly bytes: number
  readonly records: number
  /** Times; the first is a process that reads the file and scans its line breaks. */
  readonly times: readonly Figure[]
  readonly frames: readonly Quantity[]
  readonly memory: readonly Quantity[]
}

/** @param runs how often the app is started. */
export async function benchLongThread(runs: number): Promise<LongFigures> {
  const { home, path, bytes, records } = longThread()
  const profile = freshFolder('profile-long')
  const bare = { process: [] as number[], scan: [] as number[], parse: [] as number[] }
  for (let run = 0; run < runs; run++) {
    const scan = await bareReading('scan-lines.ts', path, records)
    bare.process.push(scan.process)
    bare.scan.push(scan.within)
    bare.parse.push((await bareReading('parse-lines.ts', path, records)).process)
  }
  // The first start reads the file for the list; the others find it there.
  await (await start(home, profile)).app.close()
  const open: number[] = []
  const whole: number[] = []
  const end: number[] = []
  const appended: number[] = []
  const frames = { idle: [] as number[], reading: [] as number[], wheel: [] as number[], through: [] as number[] }
  const memory = { window: [] as number[], engine: [] as number[] }
  for (let run = 0; run < runs; run++) {
    const { app, page } = await start(home, profile)
    await watchFrames(page)
    await scrollBy(page, 'body', 0, 120)
    frames.idle.push(Math.max(...(await framesSince(page))))
    const before = await memoryOf(app, page)
    const clicked = performance.now()
    const first = await clickRow(page, rowOf(LONG_THREAD), { selector: ITEM })
    open.push(first)
    await readToEnd(page)
    whole.push(performance.now() - clicked)
    await page.waitForSelector(READY)
    await page.locator(TRANSCRIPT).focus()
    end.push(await pressEnd(page, { selector: ITEM, words: LONG_NEEDLE }))
    await page.keyboard.press('Home')
    await page.waitForSelector(READY)
    await watchFrames(page)
    await scrollBy(page, TRANSCRIPT, READING_ON.px, READING_ON.frames)
    frames.reading.push(Math.max(...(await framesSince(page))))
    await watchFrames(page)
    await scrollBy(page, TRANSCRIPT, WHEEL.px, WHEEL.frames)
    frames.wheel.push(Math.max(...(await framesSince(page))))
    await watchFrames(page)
    await scrollThrough(page, TRANSCRIPT, THROUGH_FRAMES)
    frames.through.push(Math.max(...(await framesSince(page))))
    const after = await memoryOf(app, page)
    memory.window.push(after.window - before.window)
    memory.engine.push(after.engine)
    appended.push(await appendAndSee(page, home, path, run))
    await app.close()
  }
  const huge = await benchHugeRecord(runs)
  return {
    bytes,
    records,
    times: [
      { name: 'reading the file and scanning its line breaks, the process from start to end', runs: bare.process },
      { name: 'the same, without the start and end of the process', runs: bare.scan },
      { name: 'reading it and parsing every line, the process from start to end', runs: bare.parse },
      { name: 'opening the thread: click to first screen', runs: open },
      { name: 'the same, until all of it has been read', runs: whole },
      { name: 'End key to the last answer on screen', runs: end },
      { name: 'a record appended to it, until it is on screen', runs: appended },
      { name: 'opening a thread with one record of 50 MB', runs: huge.open },
    ],
    frames: [
      { name: 'the window doing nothing', unit: 'ms', runs: frames.idle },
      { name: `scrolling by 5 screens a second, ${READING_ON.frames} frames`, unit: 'ms', runs: frames.reading },
      { name: `scrolling as a fast wheel does, ${WHEEL.frames} frames`, unit: 'ms', runs: frames.wheel },
      { name: `from end to end in ${THROUGH_FRAMES.toLocaleString('en')} frames`, unit: 'ms', runs: frames.through },
      { name: 'opening the record of 50 MB', unit: 'ms', runs: huge.frames },
    ],
    memory: [
      { name: 'the window grew by, end to end and back', unit: 'MB', runs: memory.window },
      { name: 'the engine has, at the end', unit: 'MB', runs: memory.engine },
    ],
  }
}

/** Follows the end, appends one turn, and waits for its answer. @returns ms. */
async function appendAndSee(page: Page, home: string, path: string, run: number): Promise<number> {
  await page.locator(TRANSCRIPT).focus()
  await page.keyboard.press('End')
  await page.waitForSelector(READY)
  const words = `appended in run ${run}`
  const seen = seenAt(page, { selector: ITEM, words })
  const begin = performance.timeOrigin + performance.now()
  appendLines(home, path, oneMoreTurn(new Date().toISOString(), fixtureId(`bench/${run}`), 'And one more', words))
  return (await seen) - begin
}

async function benchHugeRecord(runs: number): Promise<{ open: number[]; frames: number[] }> {
  const { home, id } = hugeRecord(HUGE_RECORD)
  const profile = freshFolder('profile-huge')
  const open: number[] = []
  const frames: number[] = []
  for (let run = 0; run < runs; run++) {
    const { app, page } = await start(home, profile)
    await watchFrames(page)
    open.push(await clickRow(page, rowOf(id), { selector: ITEM, words: 'Before the long one.' }))
    await readToEnd(page)
    await page.locator(TRANSCRIPT).focus()
    await pressEnd(page, { selector: ITEM, words: 'After the long one.' })
    frames.push(Math.max(...(await framesSince(page))))
    await app.close()
  }
  return { open, frames }
}

/** Until then only the thread's beginning is there. */
function readToEnd(page: Page): Promise<void> {
  return page.getByText(READING, { exact: true }).waitFor({ state: 'hidden', timeout: 120_000 })
}

function clickRow(page: Page, row: string, sight: Sight): Promise<number> {
  return timeUntil(page, 'pointerdown', () => page.locator(row).click(), sight)
}

function pressEnd(page: Page, sight: Sight): Promise<number> {
  return timeUntil(page, 'keydown', () => page.keyboard.press('End'), sight)
}

function rowOf(id: string): string {
  return `[data-testid="thread-row"][data-thread-id="${id}"]`
}

async function start(home: string, profile: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launchApp(home, profile)
  const page = await app.firstWindow()
  await page.locator('[data-testid="status-bar"][data-phase="idle"]').waitFor({ timeout: 120_000 })
  return { app, page }
}

/** Resident memory of the window and of the engine in MB, after the window has collected its garbage. */
async function memoryOf(app: ElectronApplication, page: Page): Promise<{ window: number; engine: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return app.evaluate(({ app: main, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    const all = main.getAppMetrics()
    const sum = (wanted: (metric: Electron.ProcessMetric) => boolean) =>
      all.filter(wanted).reduce((total, metric) => total + metric.memory.workingSetSize, 0) / 1024
    return { window: sum(one => one.pid === pid), engine: sum(one => one.serviceName === 'node.mojom.NodeService') }
  })
}

/**
 * What the bytes alone cost a process of its own, in ms: from its start to its end, and within it.
 * @throws when it does not find one line per record
 */
async function bareReading(
  program: 'scan-lines.ts' | 'parse-lines.ts',
  path: string,
  records: number,
): Promise<{ process: number; within: number }> {
  const begin = performance.now()
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, program), path])
  const time = performance.now() - begin
  const { ms, count } = scanned.parse(JSON.parse(stdout))
  if (count !== records) throw new Error(`${count} line breaks for ${records} records`)
  return { process: time, within: ms }
}
