// `npm test`: everything, one after the other, going on after a failure. Ends with what failed and why, since the place
// where it happened may be thousands of lines above, and with a line `N passed, N failed`: the unit and end-to-end
// tests, and one failure for each other step that failed.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onEndRequest } from './bootstrap/parent.mjs'
import { root } from './setup/paths.ts'
import { say } from './setup/say.ts'
import { add, type Counts, closingLine, NONE } from './test/counts.ts'
import { type FailedTest, failureText } from './test/failed-tests.ts'
import { build, checkTypes, e2eTests, lint, type Outcome, unitTests } from './test/steps.ts'

const failures: string[] = []
const failedTests: FailedTest[] = []
let total: Counts = NONE

function check(title: string, work: () => Promise<boolean>): Promise<boolean> {
  return test(title, async () => ({ counts: (await work()) ? NONE : { ...NONE, failed: 1 }, failed: [] }))
}

async function test(title: string, work: () => Promise<Outcome>): Promise<boolean> {
  say(`${title} …`)
  const { counts, failed } = await work()
  failedTests.push(...failed)
  total = add(total, counts)
  if (counts.failed > 0) failures.push(title)
  return counts.failed === 0
}

onEndRequest(() => process.exit(1))
mkdirSync(join(root, 'test-results'), { recursive: true })
await check('type check', checkTypes)
await check('lint', lint)
await test('unit tests', unitTests)
if (await check('build', build)) await test('end-to-end tests', e2eTests)
else say('NO END-TO-END TESTS WERE RUN: the build failed')

for (const failed of failedTests) console.log(failureText(failed))
if (failures.length > 0) say(`failed: ${failures.join(', ')}`)
console.log(closingLine(total))
process.exit(failures.length > 0 ? 1 : 0)
