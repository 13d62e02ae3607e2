import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pngDataUrl } from '../../../../fixtures/png.ts'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import type { ShownItem } from '../../../../shared/item.ts'
import { withoutPrivileges } from '../../testing.ts'
import { picturePaths, readLocalPicture } from './local-picture.ts'
import { pictureInLine } from './pictures.ts'

const png = pngDataUrl(40, 40, (x, y) => [(x * 37 + y * 91) % 256, (x * y) % 256, (x * x + y) % 256])
const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
const lineOf = (value: unknown) => Buffer.from(JSON.stringify(value))

describe('a picture in a line', () => {
  it('is what its bytes are, by its number', () => {
    const line = lineOf({ images: [png, png.replace('image/png', 'image/jpeg')] })
    expect(pictureInLine(line, 0)).toEqual({ url: png, reason: null })
    expect(pictureInLine(line, 1)).toEqual({ url: png, reason: null })
    expect(pictureInLine(line, 2)).toMatchObject({ url: null, reason: expect.stringContaining('no such picture') })
  })

  it('is not shown when it is another thing, or too large', () => {
    const svg = Buffer.from(`<svg>${' '.repeat(2000)}</svg>`).toString('base64')
    expect(pictureInLine(lineOf({ url: `data:image/png;base64,${svg}` }), 0)).toEqual({
      url: null,
      reason: 'This is no PNG, JPEG, GIF or WebP picture.',
    })
    const large = Buffer.concat([bytesOf(png), Buffer.alloc(7_000_000)]).toString('base64')
    expect(pictureInLine(lineOf({ url: `data:image/png;base64,${large}` }), 0).reason).toMatch(
      /^The picture has 7\.0 MB; pictures of more than 6\.3 MB are not shown\.$/,
    )
  })
})

describe('a picture file', () => {
  const none = expect.objectContaining({ url: null, reason: expect.any(String) })

  it('is read when it is one', () => {
    const path = join(temporaryHome(), 'a picture.png')
    writeFileSync(path, bytesOf(png))
    expect(readLocalPicture(path)).toEqual({ url: png, reason: null })
  })

  it('is refused when it is anything else', () => {
    const folder = temporaryHome()
    const path = (name: string) => join(folder, name)
    writeFileSync(path('text.png'), 'words')
    writeFileSync(path('large.png'), bytesOf(png))
    truncateSync(path('large.png'), 5_000_001)
    writeFileSync(path('fine.png'), bytesOf(png))
    symlinkSync(path('fine.png'), path('link.png'))
    mkdirSync(path('folder.png'))
    execFileSync('mkfifo', [path('pipe.png')])
    const reason = (name: string) => readLocalPicture(path(name)).reason
    expect(reason('text.png')).toBe('This is no PNG, JPEG, GIF or WebP picture.')
    expect(reason('large.png')).toMatch(/^The picture has 5\.0 MB/)
    for (const name of ['link.png', 'folder.png', 'pipe.png']) expect(reason(name)).toBe('This is no regular file.')
    expect(reason('gone.png')).toBe('The file is not there any more.')
    expect(reason('fine.png/more.png')).toBe('The file is not there any more.')
    chmodSync(path('fine.png'), 0)
    expect(withoutPrivileges(folder, () => reason('fine.png'))).toBe('There is no permission to read the file.')
  })

  it.each([
    '',
    'a.png',
    './a.png',
    '~/a.png',
    '//host/share/a.png',
    '/dev/zero',
    '/a/../dev/zero',
    '/proc/self/fd/0',
    '/a\0.png',
    '\\\\host\\a.png',
  ])('is not opened at %j', path => {
    expect(readLocalPicture(path)).toEqual(none)
    expect(readLocalPicture(path).reason).toBe('This is no full path of a file on this machine.')
  })

  it.each([
    '\\\\host\\share\\a.png',
    '//host/share/a.png',
    '\\\\.\\pipe\\a',
    '\\\\?\\C:\\a.png',
    'C:a.png',
    '\\a.png',
    '/a.png',
    'C:\\a.png:stream',
    'C:\\folder\\NUL',
    'C:\\folder\\com1.png',
    'C:/aux/a.png',
  ])('is not opened at %j on Windows', path => {
    expect(readLocalPicture(path, 'win32').reason).toBe('This is no full path of a file on this machine.')
    expect(readLocalPicture('C:\\folder\\a.png', 'win32').reason).toBe('The file is not there any more.')
  })

  it('is one that the item names, in its order', () => {
    const content: Extract<ShownItem, { type: 'userMessage' }>['content'] = [
      { type: 'localImage', path: '/a.png', detail: null },
      { type: 'text', text: 'and', text_elements: [] },
      { type: 'localImage', path: '/b.png', detail: null },
    ]
    expect(picturePaths({ id: '1', type: 'userMessage', clientId: null, content })).toEqual(['/a.png', '/b.png'])
    expect(picturePaths({ id: '1', type: 'imageView', path: '/c.png' })).toEqual(['/c.png'])
    const generated = { id: '1', type: 'imageGeneration', status: '', revisedPrompt: null, result: '' } as const
    expect(picturePaths({ ...generated, savedPath: '/d.png' })).toEqual(['/d.png'])
    expect(picturePaths(generated)).toEqual([])
    expect(picturePaths({ id: '1', type: 'plan', text: '/e.png' })).toEqual([])
  })
})
