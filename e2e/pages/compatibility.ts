import type { Locator, Page } from '@playwright/test'

/** The page of which releases write which history mode. Holds no assertions. */
export class Compatibility {
  readonly page: Page
  readonly root: Locator
  readonly words: Locator
  readonly totals: Locator
  readonly chart: Locator
  readonly months: Locator
  readonly releases: Locator
  readonly firsts: Locator
  readonly unknown: Locator
  readonly refusals: Locator
  readonly reset: Locator
  readonly save: Locator
  readonly empty: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('compatibility-page')
    this.words = page.getByTestId('compatibility-words')
    this.totals = page.getByTestId('compatibility-totals')
    this.chart = page.getByTestId('compatibility-chart')
    this.months = page.getByTestId('compatibility-months')
    this.releases = page.getByTestId('compatibility-releases')
    this.firsts = page.getByTestId('compatibility-firsts')
    this.unknown = page.getByTestId('compatibility-unknown')
    this.refusals = page.getByTestId('compatibility-refusals')
    this.reset = page.getByTestId('reset-refusals')
    this.save = page.getByTestId('compatibility-save')
    this.empty = page.getByTestId('compatibility-empty')
  }

  /** Goes to the page, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+M')
    await this.root.waitFor()
  }
}
