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
  readonly failures: Locator
  readonly queued: Locator

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
    this.failures = page.getByTestId('failure')
    this.queued = page.getByTestId('queued')
  }

  /** Opens the page, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+D')
    await this.page.locator('[data-testid="problems-page"]:not([data-phase="asking"])').waitFor()
  }

  /** Shows another part of the page. */
  async show(view: 'checks' | 'queue' | 'failures' | 'ended' | 'coverage'): Promise<void> {
    await this.page.getByTestId(`problems-view-${view}`).click()
  }

  check(name: string): Locator {
    return this.page.locator(`[data-testid="matrix-check"][data-check="${name}"]`)
  }

  /** The listed findings that are not of this check: none once it has been chosen. */
  ofOthers(name: string): Locator {
    return this.page.locator(`[data-testid="finding"]:not([data-check="${name}"])`)
  }

  severity(name: 'error' | 'warning' | 'info'): Locator {
    return this.page.getByTestId(`severity-${name}`)
  }

  queuedOf(threadId: string): Locator {
    return this.page.locator(`[data-testid="queued"][data-thread-id="${threadId}"]`)
  }

  of(threadId: string): Locator {
    return this.page.locator(`[data-testid="finding"][data-thread-id="${threadId}"]`)
  }
}
