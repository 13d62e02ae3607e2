import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CSP, respond, schemes } from './protocol.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'skein-protocol-')))
const root = join(base, 'renderer')

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  const files = ['renderer/index.html', 'renderer/assets/a b.js', 'renderer/assets/notes.txt', 'secret.js']
  for (const file of files) writeFileSync(join(base, file), `content of ${file}`)
  symlinkSync(join(base, 'secret.js'), join(root, 'link.js'))
  symlinkSync(base, join(root, 'up'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const get = (url: string, method = 'GET') => respond(root, { method, url })

describe('the bundle', () => {
  it('serves its files with type, policy and nosniff', async () => {
    const page = await get('app://bundle/index.html?query#hash')
    expect(page.status).toBe(200)
    expect(await page.text()).toBe('content of renderer/index.html')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toBe(CSP)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const script = await get('app://bundle/assets/a%20b.js')
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  })

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get'])('answers 405 to %s', async method => {
    expect((await get('app://bundle/index.html', method)).status).toBe(405)
  })

  it.each([
    'app://other/index.html',
    'app://bundle.x.invalid/index.html',
    'app://x@bundle/index.html',
    'app://bundle:80/index.html',
    'file://bundle/index.html',
    'https://bundle/index.html',
    'nonsense',
    'app://bundle/',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/missing.html',
    'app://bundle/assets/notes.txt',
    'app://bundle/%',
  ])('answers 404 to %s', async url => {
    const response = await get(url)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  it.each([
    'app://bundle/%2e%2e%2fsecret.js',
    'app://bundle/assets/..%2f..%2fsecret.js',
    'app://bundle/link.js',
    'app://bundle/up/secret.js',
    'app://bundle//etc/passwd',
    'app://bundle/%2fetc/passwd',
    'app://bundle/index.html%00.png',
  ])('answers 403 to %s', async url => {
    const response = await get(url)
    expect([response.status, await response.text()]).toEqual([403, ''])
  })

  it('cannot be climbed out of with dot segments', async () => {
    for (const url of [
      'app://bundle/../secret.js',
      'app://bundle/%2e%2e/secret.js',
      'app://bundle/assets/../../secret.js',
    ])
      expect([403, 404]).toContain((await get(url)).status)
  })
})

describe('the scheme', () => {
  it('has no privileges beyond what a page needs', () => {
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })
})
