import { describe, expect, it } from 'vitest'
import { barePicture, pictureAt, pictureOf, pictureWords, safeDataUrl, withoutPictures } from './pictures.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')

describe('pictures of items', () => {
  it('are told from texts', () => {
    expect(pictureOf('skein-image:12/0/34200/image/png')).toMatchObject({ kind: 'stored', ref: { line: 12 } })
    expect(pictureOf(`data:image/png;base64,${PNG}`)).toMatchObject({ kind: 'inline' })
    expect(pictureOf('https://example.org/a.png')).toBeNull()
    expect(pictureAt('https://example.org/a.png')).toMatchObject({ kind: 'remote' })
    expect(barePicture(PNG)).toEqual({ kind: 'inline', url: `data:image/png;base64,${PNG}` })
    expect(pictureWords(pictureAt('skein-image:12/0/34200/image/png'))).toBe(
      'Picture in line 12 of the rollout: image/png, 34.2 kB',
    )
  })

  it('go into a document as what their bytes say, or not at all', () => {
    const svg = Buffer.from('<svg onload="alert(1)"/>').toString('base64')
    expect(safeDataUrl(`data:image/jpeg;base64,${PNG}`, 1000)).toBe(`data:image/png;base64,${PNG}`)
    for (const url of [
      `data:image/svg+xml;base64,${svg}`,
      `data:image/png;base64,${svg}`,
      `data:text/html;base64,${PNG}`,
      `data:image/png;base64,${PNG}"><script>`,
      `data:image/png,${PNG}`,
      'data:image/png;base64,',
      'https://example.org/a.png',
    ])
      expect(safeDataUrl(url, 1000)).toBeNull()
    expect(safeDataUrl(`data:image/png;base64,${PNG}`, 10)).toBeNull()
  })

  it('are taken out of values of any shape and depth', () => {
    const { value, pictures } = withoutPictures({ a: ['x', 'skein-image:1/0/9/image/png'], ['__proto__']: 1 })
    expect(JSON.stringify(value)).toBe('{"a":["x","[Picture in line 1 of the rollout: image/png, 9 B]"],"__proto__":1}')
    expect(pictures).toHaveLength(1)
    let deep: unknown = 'end'
    for (let i = 0; i < 50_000; i++) deep = [deep]
    expect(withoutPictures(deep).depth).toBeGreaterThan(100)
  })
})
