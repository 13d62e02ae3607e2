import type { Locator, Page } from '@playwright/test'

/** The window as the specs use it: where things are and how to get to them. Holds no assertions. */
export class Skein {
  readonly page: Page
  readonly list: Locator
  readonly rows: Locator
  readonly transcript: Locator
  readonly refusal: Locator
  readonly open: Locator
  readonly filter: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByTestId('thread-list')
    this.rows = page.getByTestId('thread-row')
    this.transcript = page.getByTestId('transcript')
    this.refusal = page.getByTestId('refusal')
    this.open = page.getByTestId('open-thread')
    this.filter = page.getByTestId('filter-field')
  }

  /** Filters by words and selects the thread that they are the title of. */
  async find(words: string): Promise<void> {
    await this.filter.fill(words)
    await this.rows
      .filter({ hasText: new RegExp(words, 'i') })
      .first()
      .click()
  }

  /** The row of a thread. */
  row(id: string): Locator {
    return this.page.locator(`[data-testid="thread-row"][data-thread-id="${id}"]`)
  }

  items(type?: string): Locator {
    return this.transcript.locator(
      type === undefined ? '[data-testid="item"]' : `[data-testid="item"][data-item-type="${type}"]`,
    )
  }

  facet(name: string): Locator {
    return this.page.getByTestId(`facet-${name}`)
  }
}
