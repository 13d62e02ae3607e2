import { describe, expect, it } from 'vitest'
import { type Frame, isTrusted } from './sender.ts'

const page: Frame = { url: 'app://bundle/index.html', origin: 'app://bundle', parent: null }
const event = (frame: Partial<Frame> | null = {}, id = 1, destroyed = false) => ({
  sender: { id, isDestroyed: () => destroyed },
  senderFrame: frame === null ? null : { ...page, ...frame },
})

describe('sender check', () => {
  it('trusts the top frame of our window with our page', () => {
    expect(isTrusted(event(), 1)).toBe(true)
  })

  it('trusts nobody while there is no window', () => {
    expect(isTrusted(event(), null)).toBe(false)
  })

  it.each([
    ['another window', event({}, 2)],
    ['a destroyed window', event({}, 1, true)],
    ['no frame', event(null)],
    ['a sub-frame', event({ parent: page })],
    ['an undefined parent', event({ parent: undefined })],
    ['an empty URL', event({ url: '' })],
    ['about:blank with our origin', event({ url: 'about:blank' })],
    ['a foreign origin', event({ origin: 'https://bundle' })],
    ['an opaque origin', event({ origin: 'null' })],
    ['an origin that ours is a prefix of', event({ origin: 'app://bundle.x.invalid' })],
    ['a URL that names our page in its query', event({ url: 'https://x.invalid/?next=app://bundle/index.html' })],
    ['another host', event({ url: 'app://bundle.x.invalid/index.html' })],
    ['a file', event({ url: 'file:///bundle/index.html' })],
  ])('does not trust %s', (_name, sender) => {
    expect(isTrusted(sender, 1)).toBe(false)
  })

  it('does not trust a frame that throws when asked', () => {
    const gone = {
      sender: { id: 1, isDestroyed: () => false },
      get senderFrame(): Frame {
        throw new Error('Render frame was disposed')
      },
    }
    expect(isTrusted(gone, 1)).toBe(false)
  })
})
