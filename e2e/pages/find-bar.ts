import type { Locator, Page } from '@playwright/test'

/** The bar that finds words in the thread. Holds no assertions. */
export class FindBar {
  readonly page: Page
  readonly root: Locator
  readonly field: Locator
  readonly count: Locator
  readonly next: Locator
  readonly previous: Locator
  readonly matchCase: Locator
  readonly wholeWord: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('find-bar')
    this.field = page.getByTestId('find-field')
    this.count = page.getByTestId('find-count')
    this.next = page.getByTestId('find-next')
    this.previous = page.getByTestId('find-previous')
    this.matchCase = page.getByTestId('find-case')
    this.wholeWord = page.getByTestId('find-word')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+f')
  }

  async find(words: string): Promise<void> {
    await this.open()
    await this.field.fill(words)
  }
}
