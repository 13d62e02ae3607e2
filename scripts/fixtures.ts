import { parseArgs } from 'node:util'
import { writeSampleHome } from '../src/fixtures/sample/home.ts'

const USAGE = `Usage: node scripts/fixtures.ts DIR [--now INSTANT]

Writes the built-in sample home into DIR. --now (RFC 3339) is the day the sample ends at.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'string' }, help: { type: 'boolean' } },
})
const [directory, ...rest] = positionals
if (values.help === true) {
  console.log(USAGE)
} else if (directory === undefined || rest.length > 0) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const written = writeSampleHome(directory, values.now)
  console.log(`Wrote ${written.length} sample rollouts into ${directory}`)
}
