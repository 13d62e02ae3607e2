import type { Settings } from '../../shared/settings.ts'

interface Parts {
  /** As they are now. Rejects where they cannot be had. */
  readonly settings: () => Promise<Settings>
  /** Holds the reading in full for the battery, or lets it go on. */
  readonly hold: (paused: boolean) => Promise<unknown>
  readonly setTheme: (theme: Settings['theme']) => void
  readonly onBattery: () => boolean
  readonly warn: (text: string) => void
}

/** Goes by those settings that only the app itself can: the theme of all that is drawn, and the battery. */
export class Preferences {
  readonly #parts: Parts
  #onBattery: boolean

  constructor(parts: Parts) {
    this.#parts = parts
    this.#onBattery = parts.onBattery()
  }

  /** Goes by the settings as they are now; to be called when they changed, and when the engine is there (again). */
  async load(): Promise<void> {
    try {
      const settings = await this.#parts.settings()
      this.#parts.setTheme(settings.theme)
      await this.#parts.hold(settings.pauseOnBattery && this.#onBattery)
    } catch (error) {
      // The window tells of a library or an engine that cannot be used; what held so far still does.
      this.#parts.warn(`the settings cannot be gone by: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** The machine runs on battery from now on, or not any more. */
  async power(onBattery: boolean): Promise<void> {
    this.#onBattery = onBattery
    await this.load()
  }
}
