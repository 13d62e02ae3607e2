import * as z from 'zod'

/** What a person sets. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** UTF-16 units of each tool output that the index takes in; of the diff of each file, three tenths of that. */
  outputChars: z.int().min(100).max(20_000),
  /** Whether reading in full waits while the machine runs on battery. */
  pauseOnBattery: z.boolean(),
})

export type Settings = z.output<typeof settingsSchema>
export type SettingKey = keyof Settings

/** What holds where nothing is set. */
export const defaultSettings: Settings = {
  theme: 'system',
  outputChars: 500,
  pauseOnBattery: false,
}
