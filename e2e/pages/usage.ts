import type { Locator, Page } from '@playwright/test'

/** The page of what threads used. Holds no assertions. */
export class Usage {
  readonly page: Page
  readonly root: Locator
  readonly totals: Locator
  readonly chart: Locator
  readonly models: Locator
  readonly groups: Locator
  readonly threads: Locator
  readonly outputs: Locator
  readonly remarks: Locator
  readonly empty: Locator
  readonly prices: Locator
  readonly priceDialog: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('usage-page')
    this.totals = page.getByTestId('usage-totals')
    this.chart = page.getByTestId('usage-chart')
    this.models = page.getByTestId('usage-models')
    this.groups = page.getByTestId('usage-groups')
    this.threads = page.getByTestId('usage-threads')
    this.outputs = page.getByTestId('usage-outputs')
    this.remarks = page.getByTestId('usage-remarks')
    this.empty = page.getByTestId('usage-empty')
    this.prices = page.getByTestId('usage-prices')
    this.priceDialog = page.getByTestId('price-dialog')
  }

  /** Goes to the page, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+U')
    await this.root.waitFor()
  }

  /** Chooses the time, or the periods of the bars, by name. */
  async show(name: string): Promise<void> {
    await this.root.getByRole('button', { name, exact: true }).click()
  }

  /** The rows of a table, without its head. */
  rows(table: Locator): Locator {
    return table.locator('tbody tr')
  }
}
