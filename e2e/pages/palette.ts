import type { Locator, Page } from '@playwright/test'

/** The palette. */
export class Palette {
  readonly page: Page
  readonly root: Locator
  readonly field: Locator
  readonly options: Locator
  readonly active: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('palette')
    this.field = page.getByTestId('palette-field')
    this.options = page.getByTestId('palette-option')
    this.active = this.root.locator('[role="option"][aria-selected="true"]')
  }

  /** Opens it by its keys and writes into it. */
  async ask(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.field.fill(text)
  }
}
