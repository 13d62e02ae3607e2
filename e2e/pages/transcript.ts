import type { Locator, Page } from '@playwright/test'

/** One item as the transcript shows it. */
export interface SeenItem {
  /** Counted through all turns. */
  readonly number: number
  readonly type: string
  readonly marker: string | null
  readonly turn: number
  readonly reconstructed: boolean
  readonly outcome: string | null
  readonly text: string
}

/** The transcript and what stands around it. Holds no assertions. */
export class Transcript {
  readonly page: Page
  readonly root: Locator
  readonly turns: Locator
  readonly items: Locator
  readonly outline: Locator
  readonly outlineTurns: Locator
  readonly viewOptions: Locator
  readonly followSwitch: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('transcript')
    this.turns = this.root.getByTestId('turn')
    this.items = this.root.getByTestId('item')
    this.outline = page.getByTestId('outline')
    this.outlineTurns = page.getByTestId('outline-turn')
    this.viewOptions = page.getByTestId('view-options')
    this.followSwitch = page.getByTestId('follow-switch')
  }

  turn(index: number): Locator {
    return this.root.locator(`[data-testid="turn"][data-turn="${index}"]`)
  }

  /** By its number, counted through all turns. */
  item(number: number): Locator {
    return this.root.locator(`[data-testid="item-row"][data-item="${number}"]`)
  }

  /** The number of an item, or of the one that holds `inside`. */
  async numberOf(inside: Locator): Promise<number> {
    return Number(await attributeAround(inside, 'data-item'))
  }

  /** The turn that something stands in, counted from 0. */
  async turnOf(inside: Locator): Promise<Locator> {
    return this.turn(Number(await attributeAround(inside, 'data-turn')))
  }

  ofType(type: string): Locator {
    return this.root.locator(`[data-testid="item"][data-item-type="${type}"]`)
  }

  /** The item that holds these words. */
  saying(words: string | RegExp): Locator {
    return this.items.filter({ hasText: words }).first()
  }

  async toStart(): Promise<void> {
    await this.root.press('Home')
    await this.settled()
  }

  async toEnd(): Promise<void> {
    await this.root.press('End')
    await this.settled()
  }

  /** Waits until the rows in sight are drawn with their items, and lie where they lay a frame before. */
  async settled(): Promise<void> {
    await this.root.evaluate(async element => {
      const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
      const look = () => {
        const rows = [...element.querySelectorAll('[data-testid="item"], [data-testid="turn"]')]
        return rows.map(row => row.getBoundingClientRect().top).join(' ')
      }
      for (let still = 0, before = ''; still < 2; ) {
        await frame()
        const now = look()
        still = element.getAttribute('data-ready') === 'true' && now === before ? still + 1 : 0
        before = now
      }
    })
  }

  /** Goes down from where one is, one screen at a time, until `found` answers true. @returns whether it did. */
  async goDown(found: () => Promise<boolean>): Promise<boolean> {
    for (;;) {
      if (await found()) return true
      if ((await this.place()).atEnd) return false
      await this.scrollBy(0.9)
    }
  }

  /** The same from the start. */
  async walk(found: () => Promise<boolean>): Promise<boolean> {
    await this.toStart()
    return this.goDown(found)
  }

  /** Scrolls by so many screens, at once, as a wheel does without its animation. */
  async scrollBy(screens: number): Promise<void> {
    await this.root.evaluate((element, count) => element.scrollBy({ top: element.clientHeight * count }), screens)
    await this.settled()
  }

  /** Brings `target` into sight: further down if it is there, else from the start on. @returns the first of it. */
  async reach(target: Locator): Promise<Locator> {
    const found = async () => (await target.count()) > 0
    if (!(await this.goDown(found))) await this.walk(found)
    await target.first().scrollIntoViewIfNeeded({ timeout: 5_000 })
    await this.settled()
    return target.first()
  }

  /** Where the reader is, in px. */
  place(): Promise<{ readonly top: number; readonly height: number; readonly total: number; readonly atEnd: boolean }> {
    return this.root.evaluate(element => ({
      top: element.scrollTop,
      height: element.clientHeight,
      total: element.scrollHeight,
      atEnd: element.scrollTop + element.clientHeight >= element.scrollHeight - 2,
    }))
  }

  /** Px from the upper edge of the transcript to that of `row`. */
  async offsetOf(row: Locator): Promise<number> {
    const [outer, inner] = [await this.root.boundingBox(), await row.boundingBox()]
    return (inner?.y ?? Number.NaN) - (outer?.y ?? Number.NaN)
  }

  /** Every item from the first to the last, in order. */
  async readAll(): Promise<SeenItem[]> {
    const seen = new Map<number, SeenItem>()
    await this.walk(async () => {
      for (const item of await this.#drawn()) seen.set(item.number, item)
      return false
    })
    return [...seen.values()].sort((a, b) => a.number - b.number)
  }

  #drawn(): Promise<SeenItem[]> {
    return this.items.evaluateAll(elements =>
      elements.map(element => {
        const read = (name: string) => element.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null
        return {
          number: Number(read('item')),
          type: read('item-type') ?? '',
          marker: read('marker'),
          turn: Number(read('turn')),
          reconstructed: read('reconstructed') === 'true',
          outcome: read('outcome'),
          text: element.textContent,
        }
      }),
    )
  }

  /** Opens the view options, presses a switch in them and closes them again. */
  async toggle(testId: string): Promise<void> {
    const choice = this.page.getByTestId(testId)
    await this.viewOptions.click()
    await choice.click()
    // To the menu itself: elsewhere Escape leaves the thread.
    await this.viewOptions.press('Escape')
    await choice.waitFor({ state: 'detached' })
  }
}

/** The value of an attribute of what is nearest around something that has it. */
function attributeAround(inside: Locator, name: string): Promise<string | null> {
  return inside.evaluate(
    (element, attribute) => element.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null,
    name,
  )
}
