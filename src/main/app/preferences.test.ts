import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { Preferences } from './preferences.ts'

function preferences(settings: Settings | null, onBattery: boolean) {
  const [themes, held, warned]: [string[], boolean[], string[]] = [[], [], []]
  const made = new Preferences({
    settings: async () => {
      if (settings === null) throw new Error('not there')
      return settings
    },
    hold: async paused => held.push(paused),
    setTheme: theme => themes.push(theme),
    onBattery: () => onBattery,
    warn: text => warned.push(text),
  })
  return { made, themes, held, warned }
}

describe('preferences', () => {
  it('set the theme, and hold the reading on battery only where that is asked for', async () => {
    const plain = preferences({ ...defaultSettings, theme: 'dark' }, true)
    await plain.made.load()
    expect(plain.themes).toEqual(['dark'])
    expect(plain.held).toEqual([false])
    const asked = preferences({ ...defaultSettings, pauseOnBattery: true }, false)
    await asked.made.load()
    await asked.made.power(true)
    await asked.made.power(false)
    expect(asked.held).toEqual([false, true, false])
  })

  it('leave all as it is where the settings cannot be had', async () => {
    const { made, themes, held, warned } = preferences(null, true)
    await made.load()
    expect([themes, held]).toEqual([[], []])
    expect(warned).toHaveLength(1)
  })
})
