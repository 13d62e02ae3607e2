import fc from 'fast-check'

/** Secrets of every kind, made up while the tests run, so that none stands in the code. */

const HEX = 'abcdef0123456789'
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function chars(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map(letters => letters.join(''))
}

function made(...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  return fc
    .tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part)))
    .map(pieces => pieces.join(''))
}

export interface Planted {
  /** What must not be left. */
  readonly secret: string
  /** The secret with what gives it away around it, as it stands in a text. */
  readonly text: string
}

function bare(secret: fc.Arbitrary<string>): fc.Arbitrary<Planted> {
  return secret.map(text => ({ secret: text, text }))
}

function within(before: string, secret: fc.Arbitrary<string>, after = ''): fc.Arbitrary<Planted> {
  return secret.map(value => ({ secret: value, text: `${before}${value}${after}` }))
}

const base64url = (length: number) => chars(WORD, length)

/** By kind. */
export const secrets: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  anthropic: bare(made('sk-', 'ant-api03-', chars(WORD, 40))),
  openai: bare(made('sk-', 'proj-', chars(WORD, 40))),
  'openai, old': bare(made('sk', '-', chars(WORD, 48))),
  'aws id': bare(made('AKI', 'A', chars(UPPER, 16))),
  'aws secret': within('aws_secret_access_key = "', chars(`${WORD}/+`, 40), '"'),
  'aws secret in the environment': within('AWS_SECRET_ACCESS_KEY=', chars(WORD, 40)),
  'github classic': bare(made('gh', 'p_', chars(WORD, 36))),
  'github app': bare(made('gh', 's_', chars(WORD, 36))),
  'github fine-grained': bare(made('github', '_pat_', chars(WORD, 22), '_', chars(WORD, 59))),
  gitlab: bare(made('glp', 'at-', chars(WORD, 20))),
  slack: bare(made('xox', 'b-', chars('0123456789', 12), '-', chars(WORD, 24))),
  'slack webhook': within(
    'https://hooks.slack.com/services/',
    made('T', chars(UPPER, 8), '/B', chars(UPPER, 8), '/', chars(WORD, 24)),
  ),
  'discord webhook': within('https://discord.com/api/webhooks/', made(chars('0123456789', 18), '/', chars(WORD, 60))),
  stripe: bare(made('sk', '_live_', chars(WORD, 24))),
  'stripe webhook': bare(made('wh', 'sec_', chars(WORD, 32))),
  'google key': bare(made('AI', 'za', chars(WORD, 35))),
  'google token': bare(made('ya', '29.', chars(WORD, 60))),
  'google secret': bare(made('GOC', 'SPX-', chars(WORD, 28))),
  npm: bare(made('np', 'm_', chars(WORD, 36))),
  npmrc: within('//registry.example.com/:_authToken=', chars(WORD, 32)),
  pypi: bare(made('py', 'pi-', chars(WORD, 60))),
  sendgrid: bare(made('S', 'G.', chars(WORD, 22), '.', chars(WORD, 43))),
  'hugging face': bare(made('h', 'f_', chars(WORD, 34))),
  digitalocean: bare(made('dop', '_v1_', chars(HEX, 64))),
  age: bare(made('AGE-SECRET', '-KEY-1', chars(UPPER, 58))),
  shopify: bare(made('shp', 'at_', chars(HEX, 32))),
  databricks: bare(made('da', 'pi', chars(HEX, 32))),
  vault: bare(made('hv', 's.', chars(WORD, 24))),
  linear: bare(made('lin', '_api_', chars(WORD, 40))),
  notion: bare(made('nt', 'n_', chars(WORD, 46))),
  supabase: bare(made('sb', 'p_', chars(HEX, 40))),
  figma: bare(made('fi', 'gd_', chars(WORD, 40))),
  mailgun: bare(made('ke', 'y-', chars(HEX, 32))),
  twilio: bare(made('S', 'K', chars(HEX, 32))),
  telegram: bare(made(chars('123456789', 9), ':A', 'A', chars(WORD, 33))),
  discord: bare(made('M', chars(WORD, 23), '.', chars(WORD, 6), '.', chars(WORD, 27))),
  terraform: bare(made(chars(WORD, 14), '.atlas', 'v1.', chars(WORD, 64))),
  jwt: bare(made('ey', 'J', base64url(20), '.ey', 'J', base64url(40), '.', base64url(43))),
  'private key': bare(
    made(
      '-----BEGIN ',
      'RSA PRIVATE KEY-----\n',
      chars(WORD, 64),
      '\n',
      chars(WORD, 20),
      '\n-----END RSA PRIVATE KEY-----',
    ),
  ),
  'private key, cut': within('-----BEGIN OPENSSH PRIVATE KEY-----\n', chars(WORD, 70)),
  'password in an address': within('postgres://app:', chars(WORD, 12), '@db.example.com:5432/app'),
  'user and token of an address': within('https://x-access-token:', chars(WORD, 30), '@git.example.com/a.git'),
  bearer: within('Authorization: Bearer ', chars(WORD, 30)),
  basic: within('Authorization: Basic ', chars(WORD, 24)),
  cookie: within('Cookie: session=', chars(WORD, 32)),
  'azure storage': within('DefaultEndpointsProtocol=https;AccountName=x;AccountKey=', chars(WORD, 86), '=='),
  'signed address': within('https://x.blob.example.com/a?sv=1&sig=', chars(WORD, 43)),
  'password in a command': within('mysql --password=', chars(WORD, 10), ' -h db'),
  'login of curl': within('curl -u app:', chars(WORD, 16), ' https://example.com'),
  'quoted assignment': within("db_password: '", chars(WORD, 12), "'"),
  'member of JSON': within('{"clientSecret": "', chars(WORD, 24), '"}'),
  'member of JSON in JSON': within('{\\"apiKey\\":\\"', chars(WORD, 24), '\\"}'),
  'environment file': within('DJANGO_SECRET=', chars(WORD, 20)),
}
