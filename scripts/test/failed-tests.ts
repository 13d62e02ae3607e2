import * as z from 'zod'

/** A test that failed: where it stands, its title, and what it said, without colours. */
export interface FailedTest {
  file: string
  title: string
  message: string
}

const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
})

/** The failures in a JSON report of vitest; a file that could not be loaded has no title. */
export function failedUnitTests(report: unknown): FailedTest[] {
  const parsed = unitReport.safeParse(report)
  if (!parsed.success) return []
  return parsed.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (assertionResults.length === 0 && status === 'failed')
      return [{ file: name, title: '', message: plain(message) }]
    return assertionResults
      .filter(test => test.status === 'failed')
      .map(test => ({ file: name, title: test.fullName, message: plain(test.failureMessages.join('\n')) }))
  })
}

const e2eSpec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().default('') }).optional() })),
    }),
  ),
})
const e2eSuite = z.object({
  file: z.string(),
  specs: z.array(e2eSpec).default([]),
  get suites() {
    return z.array(e2eSuite).default([])
  },
})
const e2eReport = z.object({ suites: z.array(e2eSuite) })

/** The failures in a JSON report of Playwright, with those that passed at a second try: their messages tell why. */
export function failedE2eTests(report: unknown): FailedTest[] {
  const parsed = e2eReport.safeParse(report)
  return parsed.success ? parsed.data.suites.flatMap(inSuite) : []
}

function inSuite({ file, specs, suites }: z.infer<typeof e2eSuite>): FailedTest[] {
  const here = specs.flatMap(({ title, tests }) =>
    tests
      .filter(test => test.status === 'unexpected' || test.status === 'flaky')
      .map(test => ({ file, title, message: plain(test.results.find(({ error }) => error)?.error?.message ?? '') })),
  )
  return [...here, ...suites.flatMap(inSuite)]
}

/** A few lines on a failure, to stand together with all others at the end of a long output. */
export function failureText({ file, title, message }: FailedTest): string {
  const lines = message.split('\n').slice(0, LINES_SHOWN)
  return [`${file}${title === '' ? '' : ` › ${title}`}`, ...lines.map(line => `    ${line}`)].join('\n')
}

const LINES_SHOWN = 12

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with this character.
  return text.replace(/\u001b\[[0-9;]*m/g, '')
}
