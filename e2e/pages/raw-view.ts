import type { Locator, Page } from '@playwright/test'

/** The table of all lines of the file. Holds no assertions. */
export class RawView {
  readonly page: Page
  readonly table: Locator
  readonly lines: Locator
  readonly record: Locator
  readonly toItem: Locator
  readonly problemsOnly: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByTestId('raw-table')
    this.lines = page.getByTestId('raw-line')
    this.record = page.getByTestId('record-tree')
    this.toItem = page.getByTestId('raw-to-item')
    this.problemsOnly = page.getByTestId('raw-problems-only')
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Raw' }).click()
  }

  /** One-based. */
  line(number: number): Locator {
    return this.page.locator(`[data-testid="raw-line"][data-line="${number}"]`)
  }
}
