import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from '../setup/build.ts'
import { root } from '../setup/paths.ts'
import { capture, ended, start } from '../setup/run.ts'
import { SetupError, say } from '../setup/say.ts'
import { type Counts, e2eCounts, flakyCount, NONE, readReport, unitCounts } from './counts.ts'
import { type FailedTest, failedE2eTests, failedUnitTests } from './failed-tests.ts'
import { runPlaywright } from './playwright.ts'

/** How many tests went which way, and what is known of those that did not pass at once. */
export interface Outcome {
  counts: Counts
  failed: FailedTest[]
}

const RUNTIMES = ['shared', 'engine', 'node', 'web', 'e2e']
// Not below test-results/e2e, which Playwright empties.
const reports = join(root, 'test-results')

const tool = (...path: string[]) => join(root, 'node_modules', ...path)

/** Type checks the sources of every runtime; prints what is wrong. */
export async function checkTypes(): Promise<boolean> {
  const outcomes = await Promise.all(
    RUNTIMES.map(runtime => capture(process.execPath, [tool('typescript', 'bin', 'tsc'), '-p', configOf(runtime)])),
  )
  for (const [index, { code, output }] of outcomes.entries()) {
    if (code !== 0) process.stderr.write(`${configOf(RUNTIMES[index] ?? '')}:\n${output}`)
  }
  return outcomes.every(({ code }) => code === 0)
}

function configOf(runtime: string): string {
  return join(root, `tsconfig.${runtime}.json`)
}

/** Lints and checks the format of everything. */
export async function lint(): Promise<boolean> {
  const args = [tool('@biomejs', 'biome', 'bin', 'biome'), 'check']
  return (await ended(start(process.execPath, args, { cwd: root, stdio: 'inherit' }))) === 0
}

/** Builds the app if the sources have changed. */
export async function build(): Promise<boolean> {
  try {
    await ensureBuild()
    return true
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return false
  }
}

/** Runs the unit tests. A run that breaks off without a report is one failure. */
export async function unitTests(): Promise<Outcome> {
  const report = join(reports, 'unit.json')
  rmSync(report, { force: true })
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json']
  const options = { cwd: root, stdio: 'inherit' as const }
  const code = await ended(start(process.execPath, [...args, `--outputFile.json=${report}`], options))
  const outcome = readReport(report)
  return withExitCode({ counts: unitCounts(outcome), failed: failedUnitTests(outcome) }, 'unit tests', code)
}

/**
 * Runs the tests on the real app. One that fails has a second try, as a busy machine can upset a window in ways that are
 * nobody's fault; a test that needed it is named, so that it is mended.
 */
export async function e2eTests(): Promise<Outcome> {
  if (!hasSpecs(join(root, 'e2e', 'specs'))) {
    say('NO END-TO-END TESTS WERE RUN: there is no *.spec.ts in e2e/specs')
    return { counts: NONE, failed: [] }
  }
  const report = join(reports, 'e2e.json')
  rmSync(report, { force: true })
  const code = await runPlaywright(['--retries=1', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  const outcome = readReport(report)
  const flaky = flakyCount(outcome)
  if (flaky > 0) say(`${flaky} end-to-end tests passed only at their second try: see below, and mend them`)
  return withExitCode({ counts: e2eCounts(outcome), failed: failedE2eTests(outcome) }, 'end-to-end tests', code)
}

function hasSpecs(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some(name => String(name).endsWith('.spec.ts'))
}

/** A run that ended badly, or without a report, has a failure, whatever its report says, and a name for it. */
export function withExitCode(
  { counts, failed }: { counts: Counts | undefined; failed: FailedTest[] },
  title: string,
  code: number,
): Outcome {
  if (counts !== undefined && (code === 0 || counts.failed > 0)) return { counts, failed }
  const message =
    counts === undefined
      ? `ended with ${code} and left no report`
      : `ended with ${code} though no test failed: the error lies outside of them, and stands where they end above`
  return { counts: { ...(counts ?? NONE), failed: 1 }, failed: [...failed, { file: title, title: '', message }] }
}
