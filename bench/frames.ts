import type { Page } from '@playwright/test'

/** Measurements that the page makes of itself, from one frame to the next. All times in ms. */

declare global {
  interface Window {
    /** Times between frames while {@link watchFrames} is on. */
    benchFrames?: { readonly deltas: number[]; stop: () => void }
  }
}

/** From now on keeps the time between any two frames. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const deltas: number[] = []
    let running = true
    let before = performance.now()
    const onFrame = (now: number) => {
      deltas.push(now - before)
      before = now
      if (running) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    window.benchFrames = {
      deltas,
      stop: () => {
        running = false
      },
    }
  })
}

/** Ends the watch. @returns the times between the frames since it began; the first, which began before it, is left out. */
export async function framesSince(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    window.benchFrames?.stop()
    return window.benchFrames?.deltas.slice(1) ?? []
  })
}

/** What has to be on screen: something that `selector` finds and that holds `words`. */
export interface Sight {
  readonly selector: string
  readonly words?: string
}

/**
 * Does something that the page is told of as an event. @returns the time from the event to the frame after the one in
 * which `sight` is in the window.
 */
export async function timeUntil(
  page: Page,
  event: 'keydown' | 'pointerdown',
  act: () => Promise<void>,
  sight: Sight,
): Promise<number> {
  const waiting = await page.evaluateHandle(
    ([name, { selector, words }]) => {
      const time = new Promise<number>(resolve => {
        const inSight = (element: Element) => {
          const { top, bottom } = element.getBoundingClientRect()
          return bottom > 0 && top < innerHeight && element.textContent.includes(words ?? '')
        }
        const onEvent = ({ timeStamp }: Event) => {
          const look = () => {
            const there = [...document.querySelectorAll(selector)].some(inSight)
            requestAnimationFrame(there ? () => resolve(performance.now() - timeStamp) : look)
          }
          look()
        }
        window.addEventListener(name, onEvent, { capture: true, once: true })
      })
      return { time }
    },
    [event, sight] as const,
  )
  await act()
  return waiting.evaluate(({ time }) => time)
}

/** Scrolls what `selector` finds from its start to its end in so many frames, one step in each. */
export function scrollThrough(page: Page, selector: string, frames: number): Promise<void> {
  return page.evaluate(
    ([target, count]) =>
      new Promise<void>((resolve, reject) => {
        const element = document.querySelector(target)
        if (element === null) {
          reject(new Error(`nothing to scroll: ${target}`))
          return
        }
        let frame = 0
        element.scrollTop = 0
        const step = () => {
          frame += 1
          // Asked anew in each frame: rows that are measured change the height.
          element.scrollTop = ((element.scrollHeight - element.clientHeight) * frame) / count
          if (frame < count) requestAnimationFrame(step)
          else resolve()
        }
        requestAnimationFrame(step)
      }),
    [selector, frames] as const,
  )
}

/** Scrolls by so many px in each of so many frames, as a turning wheel does. */
export function scrollBy(page: Page, selector: string, px: number, frames: number): Promise<void> {
  return page.evaluate(
    ([target, distance, count]) =>
      new Promise<void>(resolve => {
        const element = document.querySelector(target)
        let frame = 0
        const step = () => {
          frame += 1
          if (element !== null) element.scrollTop += distance
          if (frame < count) requestAnimationFrame(step)
          else resolve()
        }
        requestAnimationFrame(step)
      }),
    [selector, px, frames] as const,
  )
}

/** Unix ms at which `sight` is there. */
export async function seenAt(page: Page, { selector, words }: Sight): Promise<number> {
  const handle = await page.waitForFunction(
    ([target, text]) => {
      const there = [...document.querySelectorAll(target)].some(one => one.textContent.includes(text))
      return there ? performance.timeOrigin + performance.now() : false
    },
    [selector, words ?? ''] as const,
    { polling: 'raf', timeout: 60_000 },
  )
  return Number(await handle.jsonValue())
}
