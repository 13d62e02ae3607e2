import type { Locator, Page } from '@playwright/test'

/** The strip of a file's whole length. Holds no assertions. */
export class RecordMapStrip {
  readonly strip: Locator
  readonly slider: Locator
  /** What stands at the pointer, or where one is. */
  readonly place: Locator
  /** The frame around what is on screen. */
  readonly view: Locator

  constructor(page: Page) {
    this.strip = page.getByTestId('record-map')
    this.slider = this.strip.getByRole('slider')
    this.place = page.getByTestId('record-map-place')
    this.view = page.getByTestId('record-map-view')
  }

  /** Where on the screen a part of the file, from 0 to 1, is drawn. */
  async at(share: number): Promise<{ x: number; y: number }> {
    const box = await this.slider.boundingBox()
    if (box === null) throw new Error('the map is not shown')
    return { x: box.x + Math.min(box.width - 1, box.width * share), y: box.y + box.height / 2 }
  }
}
