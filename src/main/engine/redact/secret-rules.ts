import { literal } from './own-terms.ts'

/**
 * What secrets look like. A rule is a pattern that the issuer of a secret has documented, or the place that secrets stand
 * in (a header, an address, an assignment). Too much is redacted rather than too little: text is lost, not a key.
 */

export interface SecretRule {
  /** Names the pseudonyms: `github-token` becomes `[github-token-1]`. */
  readonly kind: string
  /** In words, for the preview. */
  readonly label: string
  /** A text that holds none of these holds no such secret; empty where the pattern itself is as fast. */
  readonly hints: readonly string[]
  /** With flags `g` and `d`: group 1, where there is one, is the secret. */
  readonly pattern: RegExp
}

/** Letters and digits that end a key: what follows would be a part of it. */
const END = '(?![A-Za-z0-9_-])'

function key(kind: string, label: string, prefixes: readonly string[], rest: string): SecretRule {
  const start = `(?<![A-Za-z0-9_-])(?:${prefixes.map(prefix => prefix.replaceAll('.', '\\.')).join('|')})`
  return { kind, label, hints: prefixes, pattern: new RegExp(`${start}${rest}${END}`, 'gd') }
}

/** Keys that say themselves whose they are. */
const KEYS: readonly SecretRule[] = [
  key('anthropic-key', 'Anthropic key', ['sk-ant-'], '[A-Za-z0-9_-]{16,}'),
  key('openai-key', 'OpenAI key', ['sk-'], '(?!ant-)[A-Za-z0-9_-]{20,}'),
  key('aws-key-id', 'AWS access key id', ['AKIA', 'ASIA'], '[A-Z0-9]{16}'),
  key('github-token', 'GitHub token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9]{36,}'),
  key('github-token', 'GitHub token', ['github_pat_'], '[A-Za-z0-9_]{22,}'),
  key('gitlab-token', 'GitLab token', ['glpat-', 'gldt-', 'glrt-'], '[A-Za-z0-9_-]{20,}'),
  key('slack-token', 'Slack token', ['xoxb-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'], '[A-Za-z0-9-]{10,}'),
  key('stripe-key', 'Stripe key', ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'], '[A-Za-z0-9]{16,}'),
  key('google-key', 'Google API key', ['AIza'], '[A-Za-z0-9_-]{35}'),
  key('google-token', 'Google access token', ['ya29.'], '[A-Za-z0-9_-]{20,}'),
  key('google-secret', 'Google client secret', ['GOCSPX-'], '[A-Za-z0-9_-]{20,}'),
  key('npm-token', 'npm token', ['npm_'], '[A-Za-z0-9]{36}'),
  key('pypi-token', 'PyPI token', ['pypi-'], '[A-Za-z0-9_-]{50,}'),
  key('sendgrid-key', 'SendGrid key', ['SG.'], '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}'),
  key('huggingface-token', 'Hugging Face token', ['hf_'], '[A-Za-z0-9]{30,}'),
  key('digitalocean-token', 'DigitalOcean token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], '[a-f0-9]{64}'),
  key('age-key', 'age secret key', ['AGE-SECRET-KEY-1'], '[A-Z0-9]{58}'),
  key('shopify-token', 'Shopify token', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], '[a-fA-F0-9]{32}'),
  key('databricks-token', 'Databricks token', ['dapi'], '[a-f0-9]{32}(?:-\\d)?'),
  key('vault-token', 'Vault token', ['hvs.', 'hvb.'], '[A-Za-z0-9_-]{24,}'),
  key('linear-key', 'Linear key', ['lin_api_'], '[A-Za-z0-9]{32,}'),
  key('notion-token', 'Notion token', ['ntn_', 'secret_'], '[A-Za-z0-9]{40,}'),
  key('supabase-token', 'Supabase token', ['sbp_'], '[a-f0-9]{40}'),
  key('figma-token', 'Figma token', ['figd_'], '[A-Za-z0-9_-]{30,}'),
  key('mailgun-key', 'Mailgun key', ['key-'], '[a-f0-9]{32}'),
  key('twilio-key', 'Twilio key', ['SK', 'AC'], '[a-f0-9]{32}'),
  key('cloudflare-token', 'Cloudflare token', ['v1.0-'], '[a-f0-9]{24}-[a-f0-9]{100,}'),
]

/** Secrets with a shape of their own. */
const SHAPES: readonly SecretRule[] = [
  {
    kind: 'private-key',
    label: 'Private key',
    hints: ['PRIVATE KEY'],
    // Cut ones, too: the end may lie behind what an output was cut to.
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?:\\[nr]|\s)+(?:[A-Za-z-]{4,20}: [^\r\n\\]{1,80}|[A-Za-z0-9+/=]{16,}))*(?:(?:(?:\\[nr]|\s)+[A-Za-z0-9+/=]{1,16})?(?:\\[nr]|\s)+-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/dg,
  },
  {
    kind: 'jwt',
    label: 'JSON web token',
    hints: ['eyJ'],
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/dg,
  },
  {
    kind: 'telegram-token',
    label: 'Telegram bot token',
    hints: [':AA'],
    pattern: /(?<![A-Za-z0-9_])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/dg,
  },
  {
    kind: 'discord-token',
    label: 'Discord token',
    hints: [],
    pattern: /(?<![A-Za-z0-9_.-])[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_-])/dg,
  },
  {
    kind: 'terraform-token',
    label: 'Terraform token',
    hints: ['.atlasv1.'],
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,}/dg,
  },
]

/** Secrets that only their place gives away. `\\*` stands for the escapes of JSON within JSON. */
const PLACES: readonly SecretRule[] = [
  {
    kind: 'url-password',
    label: 'Password in an address',
    hints: ['://'],
    pattern: /[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,256}:([^\s/@"'<>]{1,256})@/dg,
  },
  {
    kind: 'webhook',
    label: 'Webhook address',
    hints: ['hooks.slack.com', 'discord.com/api/webhooks', 'discordapp.com/api/webhooks'],
    pattern:
      /(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/([A-Za-z0-9_/-]{20,200})/dg,
  },
  {
    kind: 'authorization',
    label: 'Authorization header',
    hints: ['earer ', 'asic ', 'oken '],
    pattern: /(?<![A-Za-z])(?:[Bb]earer|[Bb]asic|[Tt]oken) +([A-Za-z0-9+/=._~-]{16,})/dg,
  },
  {
    kind: 'cookie',
    label: 'Cookie',
    hints: ['ookie'],
    pattern:
      /(?<![A-Za-z])(?:[Ss]et-)?[Cc]ookie\\*["']?: *\\*["']?([^\s"'\\;]{4,2000}(?:; *[^\s"'\\;]{2,2000}){0,50})/dg,
  },
  {
    kind: 'azure-key',
    label: 'Azure storage key',
    hints: ['AccountKey=', 'SharedAccessKey='],
    pattern: /(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/=]{20,})/dg,
  },
  {
    kind: 'signature',
    label: 'Signature of an address',
    hints: ['sig=', 'ignature='],
    pattern: /[?&](?:sig|X-Amz-Signature|Signature)=([A-Za-z0-9%+/=_-]{16,})/dg,
  },
  {
    kind: 'registry-token',
    label: 'Registry token',
    hints: ['_auth', '_password'],
    pattern: /_(?:authToken|auth|password)\\*["']? *[=:] *\\*["']?([A-Za-z0-9+/=._-]{6,})/dg,
  },
  {
    kind: 'password',
    label: 'Password in a command',
    hints: ['--password', '--token', '-u ', '--user', 'PASS', 'sshpass'],
    pattern:
      /(?:--(?:password|token|api-key|secret)[= ]|sshpass -p *|(?:-u|--user) +[\w.@-]{1,100}:)\\*["']?([^\s"'\\]{3,200})/dg,
  },
]

const SENSITIVE =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|client[_-]?secret|credentials?)'
/** A name that only ever holds a secret. Counts of tokens do not. */
const SENSITIVE_NAME = new RegExp(`(?:^|[_.-]|[a-z](?=[A-Z]))${SENSITIVE}$`, 'i')
/** Not worth hiding: what stands where a value would be filled in. */
const PLACEHOLDER =
  /^(?:[$<{%[*].*|x{3,}|\.{3,}|(?:null|undefined|true|false|none|string|number|boolean|your|example|changeme|redacted)\b.*)$/i

const ASSIGNMENTS: readonly SecretRule[] = [
  {
    kind: 'secret',
    label: 'Value of a secret name',
    hints: [],
    // "name": "value", name = 'value', also within JSON that is itself a text.
    pattern: new RegExp(
      `${SENSITIVE}\\\\*["']? {0,4}(?:=>|[=:]) {0,4}\\\\*["']([^"'\\\\\\r\\n]{4,400})\\\\*["']`,
      'gid',
    ),
  },
  {
    kind: 'secret',
    label: 'Value of a secret name',
    hints: [],
    // NAME=value, as in environments and .env files.
    pattern: new RegExp(`${SENSITIVE.toUpperCase()}=([^\\s"'\\\\$;,&]{4,400})`, 'gd'),
  },
]

/** All of them; where two find the same text, the earlier one names it. */
export const secretRules: readonly SecretRule[] = [...KEYS, ...SHAPES, ...PLACES, ...ASSIGNMENTS]

const HINTED = secretRules.filter(({ hints }) => hints.length > 0)
const UNHINTED = secretRules.filter(({ hints }) => hints.length === 0)
/** Any hint at all: most texts hold none, and are looked through once instead of once for each hint. */
const ANY_HINT = new RegExp(HINTED.flatMap(({ hints }) => hints.map(literal)).join('|'))

/** The rules that a text may hold secrets of. */
export function rulesFor(text: string): readonly SecretRule[] {
  if (!ANY_HINT.test(text)) return UNHINTED
  return secretRules.filter(({ hints }) => hints.length === 0 || hints.some(hint => text.includes(hint)))
}

/** Whether all of a value is a secret, by the name that it has. */
export function isSecretName(name: string): boolean {
  return SENSITIVE_NAME.test(name)
}

/** Whether a text only stands for a value. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text)
}
