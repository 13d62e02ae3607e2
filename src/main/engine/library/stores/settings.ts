import * as z from 'zod'
import type { HeldSettings } from '../../../../shared/ipc/library.ts'
import { defaultSettings, type SettingKey, type Settings, settingsSchema } from '../../../../shared/settings.ts'
import type { LibraryDb } from '../open.ts'

const rows = z.array(z.object({ key: z.string(), value: z.string() }))
const partial = settingsSchema.partial()

/** What the person set. */
export class SettingsStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** All settings. */
  all(): Settings {
    return this.held().settings
  }

  /** The same, with the names of those whose stored value does not fit: they count as not set. */
  held(): HeldSettings {
    const stored = rows.parse(this.#db.prepare('SELECT key, value FROM settings').all())
    const settings = { ...defaultSettings }
    const unfit: string[] = []
    for (const { key, value } of stored) {
      const parsed = partial.safeParse({ [key]: fromJson(value) })
      if (parsed.success) Object.assign(settings, parsed.data)
      else unfit.push(key)
    }
    return { settings, unfit }
  }

  get<K extends SettingKey>(key: K): Settings[K] {
    return this.all()[key]
  }

  /** Changes the settings that are given. */
  set(changes: { readonly [K in SettingKey]?: Settings[K] | undefined }): void {
    const put = this.#db.prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    for (const [key, value] of Object.entries(changes)) if (value !== undefined) put.run(key, JSON.stringify(value))
  }
}

/** Null, which is no setting's value, for what is no JSON. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
