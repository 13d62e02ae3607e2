import type { Locator, Page } from '@playwright/test'

/** The search in all threads. Holds no assertions. */
export class Search {
  readonly page: Page
  readonly root: Locator
  readonly field: Locator
  readonly total: Locator
  readonly threads: Locator
  readonly hits: Locator
  readonly chips: Locator
  readonly ignored: Locator
  readonly empty: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('search-page')
    this.field = page.getByTestId('search-field')
    this.total = page.getByTestId('search-total')
    this.threads = page.getByTestId('search-thread')
    this.hits = page.getByTestId('search-hit')
    this.chips = page.getByTestId('search-chip')
    this.ignored = page.getByTestId('search-ignored')
    this.empty = page.getByTestId('search-empty')
  }

  /** Opens the search, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+F')
    await this.field.waitFor()
  }

  /** Opens it and looks for a text, as a paste does; resolves when the answer is there. */
  async lookFor(text: string): Promise<void> {
    if ((await this.root.count()) === 0) await this.open()
    await this.field.fill(text)
    await this.answered()
  }

  /** Waits until what is shown is the answer to what is in the field. */
  async answered(): Promise<void> {
    await this.page.locator('[data-testid="search-page"]:not([data-phase="asking"])').waitFor()
  }

  thread(id: string): Locator {
    return this.page.locator(`[data-testid="search-thread"][data-thread-id="${id}"]`)
  }

  hit(words: string | RegExp): Locator {
    return this.hits.filter({ hasText: words })
  }

  kind(name: string): Locator {
    return this.page.getByTestId(`search-kind-${name}`)
  }

  /** The row that Enter opens. */
  get chosen(): Locator {
    return this.root.locator('[role="option"][aria-selected="true"]')
  }
}
