import { describe, expect, it } from 'vitest'
import { fallbackFits, placeOf } from './fallback.ts'

describe('placeOf', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
    ['Cypress/chrome-sandbox', 'chrome-sandbox'],
  ])('places %s', (name, place) => {
    expect(placeOf(name)).toBe(place)
  })

  it.each(['Cypress/resources/app/index.js', 'Cypress/browser_v8_context_snapshot.bin', 'README', 'Other/Cypress'])(
    'leaves out %s',
    name => {
      expect(placeOf(name)).toBeUndefined()
    },
  )
})

describe('fallbackFits', () => {
  it('is for 64-bit Linux only', () => {
    expect(fallbackFits('linux', 'x64')).toBe(true)
    expect(fallbackFits('linux', 'arm64')).toBe(false)
    expect(fallbackFits('darwin', 'x64')).toBe(false)
  })
})
