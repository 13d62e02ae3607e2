import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Identities } from './identities.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { redactLine, textsOf } from './redact-line.ts'
import { type RedactionChoices, Redactor } from './redactor.ts'
import { type Planted, secrets } from './testing-secrets.ts'

const ALL: RedactionChoices = { secrets: true, identities: true, emails: true, terms: [] }

function setUp(choices: Partial<RedactionChoices> = {}, learnFrom: readonly string[] = []) {
  const identities = new Identities()
  for (const text of learnFrom) identities.learn(text)
  const pseudonyms = new Pseudonyms()
  return { redactor: new Redactor({ ...ALL, ...choices }, identities, pseudonyms), pseudonyms, identities }
}

/** Words around a secret, which must stay as they are. */
const words = fc
  .array(
    fc.constantFrom('the', 'tide', 'böse', '測試', '😀', 'src/main.ts', '42', '(x) => y;', '\t', '"quoted"', '\\'),
    {
      maxLength: 6,
    },
  )
  .map(list => ` ${list.join(' ')} `)

/** Where a secret may stand in a line; given the text with it. */
const places: Readonly<Record<string, (text: string) => string>> = {
  message: text => JSON.stringify({ type: 'event_msg', payload: { type: 'agent_message', message: text } }),
  'arguments within arguments': text =>
    JSON.stringify({ payload: { arguments: JSON.stringify({ cmd: ['bash', '-lc', text] }), call_id: 'c' } }),
  name: text => JSON.stringify({ payload: { [text]: 1 } }),
  'cut line': text => JSON.stringify({ payload: { output: text } }).slice(0, -3),
  'no JSON at all': text => `garbage ${text.replaceAll('\n', ' ')}`,
}

describe.each(Object.entries(secrets))('%s', (_, secret) => {
  it('is taken out of a text, and what is around it stays', () => {
    fc.assert(
      fc.property(words, secret, words, (before, { secret: value, text }, after) => {
        const redacted = setUp().redactor.redact(`${before}${text}${after}`)
        expect(redacted).not.toContain(value)
        expect(redacted.startsWith(before)).toBe(true)
        expect(redacted.endsWith(after)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it.each(Object.entries(places))('is taken out of a line: %s', (_name, line) => {
    fc.assert(
      fc.property(words, secret, words, (before, planted, after) => {
        const redacted = redactLine(line(`${before}${planted.text}${after}`), setUp().redactor)
        expect(leftOf(planted, redacted ?? '')).toBe(false)
        expect(redacted).not.toBeNull()
      }),
      { numRuns: 20 },
    )
  })
})

/** Whether any long piece of a secret can still be read, escaped or not. */
function leftOf({ secret }: Planted, redacted: string): boolean {
  return secret
    .split(/[\s-]+/)
    .filter(piece => piece.length >= 10)
    .some(piece => redacted.includes(piece))
}

describe('lines', () => {
  it('changes nothing but what it replaces: order, spaces, escapes, damage', () => {
    const token = `gh${'p_'}${'a1'.repeat(18)}`
    const line = `{ "b" : "\\u00e9 \\/ ${token} \\ud83d\\ude00", "a":[1e2,  null] ,"b":"\\n"`
    expect(redactLine(line, setUp().redactor)).toBe(line.replace(token, '[github-token-1]'))
  })

  it('leaves a line without any as it is', () => {
    for (const line of ['{"a":"b"}', '', 'nothing', '{"payload":{"tokens":12,"total_tokens":"many"}}']) {
      expect(redactLine(line, setUp().redactor)).toBeNull()
    }
  })

  it('takes the value of a secret name for a secret, whatever it looks like', () => {
    const line = '{"user":"a","password":"tide","secrets":["x"],"nested":{"api_key":"abcd","keyboard":"qwerty"}}'
    expect(redactLine(line, setUp().redactor)).toBe(
      '{"user":"a","password":"[secret-1]","secrets":["x"],"nested":{"api_key":"[secret-2]","keyboard":"qwerty"}}',
    )
  })

  it('leaves what only stands for a secret', () => {
    for (const text of [
      'API_TOKEN=$TOKEN',
      'password: "<your password>"',
      "secret = '********'",
      ['PASSWORD=$', '{PW}'].join(''),
    ]) {
      expect(setUp().redactor.redact(text)).toBe(text)
    }
  })

  it('takes pictures out whole', () => {
    const line = JSON.stringify({ image_url: `data:image/png;base64,${'QUtJQQ'.repeat(1000)}`, after: 'kept' })
    const redacted = redactLine(line, setUp().redactor) ?? ''
    expect(redacted.length).toBeLessThan(200)
    expect(JSON.parse(redacted)).toMatchObject({ after: 'kept' })
  })

  it('never throws, and what it gives for JSON is JSON', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.values(secrets)).chain(secret => secret),
        (value, { text }) => {
          const line = JSON.stringify({ value, text })
          const redacted = redactLine(line, setUp().redactor)
          expect(() => JSON.parse(redacted ?? line)).not.toThrow()
        },
      ),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), line => void redactLine(line, setUp().redactor)))
  })
})

describe('identities', () => {
  it.each([
    ['/home/marlow/harbor', 'marlow'],
    ['see /Users/marlow: it', 'marlow'],
    ['C:\\Users\\marlow\\x', 'marlow'],
    ['C:\\\\Users\\\\Ann Lee\\\\x', 'Ann Lee'],
    ['marlow@quay:~/src$ ls', 'marlow'],
    ['marlow@quay:~/src$ ls', 'quay'],
    ['HOSTNAME=quay', 'quay'],
    ['LOGNAME=marlow', 'marlow'],
  ])('learns from %j', (text, name) => {
    const { redactor } = setUp({}, [text])
    const redacted = redactor.redact(`${text} and ${name} again, not x${name}y`)
    expect(redacted).not.toMatch(new RegExp(`(^|[^a-z])${name}([^a-z]|$)`))
    expect(redacted).toContain(`x${name}y`)
  })

  it('gives the same name the same pseudonym, and others another', () => {
    const { redactor } = setUp({}, ['/home/marlow/a', '/home/jessop/b'])
    expect(redactor.redact('/home/marlow/a /home/jessop/b /home/marlow')).toBe(
      '/home/user-1/a /home/user-2/b /home/user-1',
    )
  })

  it('takes nobody for somebody', () => {
    const texts = ['/home/runner/work', '/Users/Shared/x', '/home/user/x', 'git@github.com:a/b.git', 'name@1.2.3']
    const { redactor } = setUp({}, texts)
    for (const text of texts) expect(redactor.redact(text)).toBe(text)
  })

  it('replaces machines of a local network and addresses of people', () => {
    const { redactor } = setUp()
    expect(redactor.redact('ping quay.harbor.local and ann.lee@harbor.org, not test@example.com')).toBe(
      'ping host-1 and person-1@example.invalid, not test@example.com',
    )
  })
})

describe('words of one’s own', () => {
  it('are replaced as they stand, in any case, with * for the rest of a word', () => {
    const { redactor } = setUp({ terms: ['Project Kraken', 'acme*', '  ', '*', 'a.b('] })
    expect(redactor.redact('project kraken at AcmeCorp-7, a.b( but not a-b(')).toBe(
      '[term-1] at [term-2], [term-3] but not a-b(',
    )
  })

  it('are passed over where they could run on and on', () => {
    const { redactor } = setUp({ terms: ['*a*a*b', '**x**'] })
    expect(redactor.redact(`${'a'.repeat(2000)}b x`)).toBe(`${'a'.repeat(2000)}b [term-1]`)
  })
})

describe('preview', () => {
  it('names every replacement with its count', () => {
    const { redactor, pseudonyms } = setUp({ emails: true })
    redactor.redact('ann@harbor.org bob@harbor.org ann@harbor.org')
    expect(pseudonyms.all).toEqual([
      { kind: 'email', value: 'ann@harbor.org', pseudonym: 'person-1@example.invalid', count: 2 },
      { kind: 'email', value: 'bob@harbor.org', pseudonym: 'person-2@example.invalid', count: 1 },
    ])
  })
})

it('shows the texts that names are learned from, decoded', () => {
  expect([...textsOf('{"cwd":"C:\\\\Users\\\\marlow","n":1,"b":"\\u0041"}')]).toEqual([
    'cwd',
    'C:\\Users\\marlow',
    'n',
    'b',
    'A',
  ])
})
