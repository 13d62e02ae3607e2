import { expect, test } from '../fixtures/app.ts'
import { fetchInMain, PAGE } from '../fixtures/page.ts'

/** What the page is made of, and what runs in it (docs/security.md). */

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

test.describe('S03 S04 the bundle', () => {
  test('is served whole, and nothing else is', async ({ electronApp, window }) => {
    expect(window.url()).toBe(PAGE)
    for (const [url, method, answer] of [
      [PAGE, 'GET', /^200 <!doctype html>/],
      [PAGE, 'POST', /^405 $/],
      ['app://other/index.html', 'GET', /^404 $/],
      ['app://bundle/', 'GET', /^404 $/],
      ['app://bundle/nothing.js', 'GET', /^404 $/],
      ['app://bundle/../../package.json', 'GET', /^404 $/],
      ['app://bundle/%2e%2e/%2e%2e/package.json', 'GET', /^404 $/],
      ['app://bundle/%2e%2e%2f%2e%2e%2fpackage.json', 'GET', /^403 $/],
      ['app://bundle/..%2f..%2f..%2f..%2fetc%2fpasswd', 'GET', /^403 $/],
      ['app://bundle//etc/passwd', 'GET', /^403 $/],
    ] as const) {
      expect.soft(await fetchInMain(electronApp, url, method), `${method} ${url}`).toMatch(answer)
    }
  })

  test('gives the page nothing of the disk', async ({ window, problems }) => {
    const texts = await window.evaluate(async () => {
      const urls = [
        'file:///etc/passwd',
        'app://other/',
        'app://bundle/../../etc/passwd',
        '/%2e%2e%2f%2e%2e%2fpackage.json',
      ]
      return Promise.all(
        urls.map(url =>
          fetch(url).then(
            response => response.text(),
            () => 'refused',
          ),
        ),
      )
    })
    expect(texts).toEqual(['refused', 'refused', '', ''])
    problems.take()
  })

  test('is a secure origin without service workers', async ({ window, problems }) => {
    const found = await window.evaluate(async () => ({
      origin: location.origin,
      secure: isSecureContext,
      worker: await navigator.serviceWorker.register('/assets/none.js').then(
        () => 'registered',
        () => 'refused',
      ),
    }))
    expect(found).toEqual({ origin: 'app://bundle', secure: true, worker: 'refused' })
    problems.take()
  })
})

test('S05 the page comes with the policy, to the byte', async ({ window }) => {
  const headers = await window.evaluate(async () => {
    const response = await fetch('/index.html')
    return ['content-security-policy', 'x-content-type-options', 'content-type'].map(name => response.headers.get(name))
  })
  expect(headers).toEqual([CSP, 'nosniff', 'text/html; charset=utf-8'])
})

test('S06 nothing but the bundle runs or styles', async ({ window, problems }) => {
  // As text, inside a timer: a direct evaluation by the debugger is not bound by the policy.
  const inTimer = (code: string) =>
    window.evaluate<string>(
      `new Promise(done => setTimeout(() => { try { done(String(${code})) } catch (error) { done(error.name) } }))`,
    )
  expect(await inTimer(`eval('1')`)).toBe('EvalError')
  expect(await inTimer(`new Function('return 1')()`)).toBe('EvalError')
  expect(await inTimer(`setTimeout('window.ran = 1')`)).not.toBe('1')
  expect(await inTimer(`document.body.innerHTML = '<b>'`)).toBe('TypeError')
  const found = await window.evaluate(() => {
    const script = document.createElement('script')
    const style = document.createElement('style')
    style.append(document.createTextNode('body { outline: 7px solid red !important }'))
    const styled = document.createElement('p')
    styled.setAttribute('style', 'outline: 7px solid red')
    document.body.append(style, styled)
    let refused = ''
    try {
      script.append(document.createTextNode('window.ran = 1'))
      document.body.append(script)
    } catch (error) {
      refused = String(error)
    }
    const outlines = [document.body, styled].map(element => getComputedStyle(element).outlineWidth)
    return { ran: Reflect.get(globalThis, 'ran'), outlines, refused }
  })
  expect(found.ran).toBeUndefined()
  expect(found.refused).toContain('TrustedScript')
  expect(found.outlines).not.toContain('7px')
  expect(problems.take().join('\n')).toContain('Content Security Policy')
})
