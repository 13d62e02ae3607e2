import type { Locator, Page } from '@playwright/test'

/** The page that compares two threads. Holds no assertions. */
export class Compare {
  readonly page: Page
  readonly root: Locator
  readonly verdicts: Locator
  readonly rows: Locator
  readonly picker: Locator
  readonly options: Locator
  readonly differencesOnly: Locator
  readonly swap: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('compare-page')
    this.verdicts = page.getByTestId('verdicts')
    this.rows = page.getByTestId('compared-row')
    this.picker = page.getByTestId('thread-picker')
    this.options = page.getByTestId('thread-option')
    this.differencesOnly = page.getByTestId('differences-only')
    this.swap = page.getByTestId('swap')
  }

  /** Selects two threads of the list and compares them from the bar above it. */
  async ofSelected(a: string, b: string): Promise<void> {
    const row = (id: string) => this.page.locator(`[data-testid="thread-row"][data-thread-id="${id}"]`)
    await row(a).click()
    await row(b).click({ modifiers: ['Control'] })
    await this.page.getByTestId('selection-more').click()
    await this.page.getByTestId('selection-compare').click()
    await this.root.waitFor()
  }

  /** Compares a thread with itself, by way of its menu. */
  async withItself(id: string): Promise<void> {
    await this.page.locator(`[data-testid="thread-row"][data-thread-id="${id}"]`).click()
    await this.page.getByTestId('thread-menu').click()
    await this.page.getByTestId('compare-with').click()
    await this.picker.fill(id)
    await this.options.and(this.page.locator(':only-child')).waitFor()
    await this.page.keyboard.press('Enter')
    await this.root.waitFor()
  }

  /** Shows facts or heads; threads or homes. */
  async show(what: 'facts' | 'heads' | 'threads' | 'homes'): Promise<void> {
    const part = what === 'facts' || what === 'heads' ? 'view' : 'what'
    await this.page.getByTestId(`compare-${part}-${what}`).click()
  }

  /** Chooses from one of the page's menus. */
  async choose(menu: string, choice: string | RegExp): Promise<void> {
    await this.page.getByTestId(menu).click()
    await this.page.getByRole('menuitemradio', { name: choice }).click()
  }

  /** The row of a thread of two homes, by its title. */
  homeThread(title: string): Locator {
    return this.page.getByTestId('home-thread').filter({ hasText: title })
  }

  side(name: 'a' | 'b'): Locator {
    return this.page.getByTestId(`side-${name}`)
  }

  section(id: string): Locator {
    return this.root.locator(`[data-section="${id}"]`)
  }

  /** The row of a fact: the head of a row is its name and the figure of it. */
  row(fact: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('rowheader', { name: fact, exact: true }) })
  }
}
