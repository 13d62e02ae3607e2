import type { Locator, Page } from '@playwright/test'

/** The table of all lines of the file. Holds no assertions. */
export class RawView {
  readonly page: Page
  readonly table: Locator
  readonly lines: Locator
  readonly record: Locator
  readonly toItem: Locator
  readonly problemsOnly: Locator
  readonly copy: Locator
  readonly copyRange: Locator
  /** The menu of what else can be done with the chosen lines. */
  readonly more: Locator
  /** The bytes of the chosen line. */
  readonly bytes: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByTestId('raw-table')
    this.lines = page.getByTestId('raw-line')
    this.record = page.getByTestId('record-tree')
    this.toItem = page.getByTestId('raw-to-item')
    this.bytes = page.getByTestId('line-bytes')
    this.copy = page.getByTestId('raw-copy')
    this.copyRange = page.getByTestId('raw-copy-range')
    this.more = page.getByTestId('raw-more')
    this.problemsOnly = page.getByTestId('raw-problems-only')
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Raw' }).click()
  }

  /** Shows the chosen line as that. */
  async showAs(form: 'tree' | 'text' | 'bytes'): Promise<void> {
    await this.page.getByTestId(`raw-form-${form}`).click()
  }

  /** One-based. */
  line(number: number): Locator {
    return this.page.locator(`[data-testid="raw-line"][data-line="${number}"]`)
  }
}
