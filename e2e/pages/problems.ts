import type { Locator, Page } from '@playwright/test'

/** The page of all problems. Holds no assertions. */
export class Problems {
  readonly page: Page
  readonly root: Locator
  readonly matrix: Locator
  readonly findings: Locator
  readonly rows: Locator
  readonly total: Locator
  readonly explain: Locator
  readonly go: Locator
  readonly none: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('problems-page')
    this.matrix = page.getByTestId('problem-matrix')
    this.findings = page.getByTestId('findings')
    this.rows = page.getByTestId('finding')
    this.total = page.getByTestId('findings-total')
    this.explain = page.getByTestId('explain')
    this.go = page.getByTestId('go-to-finding')
    this.none = page.getByTestId('problems-none')
  }

  /** Opens the page, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+D')
    await this.page.locator('[data-testid="problems-page"]:not([data-phase="asking"])').waitFor()
  }

  check(name: string): Locator {
    return this.page.locator(`[data-testid="matrix-check"][data-check="${name}"]`)
  }

  severity(name: 'error' | 'warning' | 'info'): Locator {
    return this.page.getByTestId(`severity-${name}`)
  }

  of(threadId: string): Locator {
    return this.page.locator(`[data-testid="finding"][data-thread-id="${threadId}"]`)
  }
}
