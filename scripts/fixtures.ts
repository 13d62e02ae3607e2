import { parseArgs } from 'node:util'
import { galleryThreads } from '../src/fixtures/gallery/all-kinds.ts'
import { damagedGalleryThread } from '../src/fixtures/gallery/damaged.ts'
import { hostileThread } from '../src/fixtures/gallery/hostile.ts'
import { writeSampleHome } from '../src/fixtures/sample/home.ts'
import { writeRollout } from '../src/fixtures/write.ts'

const USAGE = `Usage: node scripts/fixtures.ts DIR [--now INSTANT | --gallery]

Writes the built-in sample home into DIR. --now (RFC 3339) is the day the sample ends at. With --gallery it writes the
threads of the tests instead: one of every kind of record, texts that mean harm, a damaged file.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'string' }, gallery: { type: 'boolean' }, help: { type: 'boolean' } },
})
const [directory, ...rest] = positionals
if (values.help === true) {
  console.log(USAGE)
} else if (directory === undefined || rest.length > 0) {
  console.error(USAGE)
  process.exitCode = 2
} else if (values.gallery === true) {
  const threads = [...galleryThreads(), hostileThread(), damagedGalleryThread()]
  for (const thread of threads) writeRollout(directory, thread)
  console.log(`Wrote ${threads.length} rollouts of the gallery into ${directory}`)
} else {
  const written = writeSampleHome(directory, values.now)
  console.log(`Wrote ${written.length} sample rollouts into ${directory}`)
}
