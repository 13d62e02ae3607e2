import { closeSync, readFileSync } from 'node:fs'
import { openFile } from '../src/main/engine/rollout/open.ts'

/** Reads the file that the only argument names and parses every line; prints as `scan-lines.ts` does. */

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('usage: parse-lines.ts FILE')
const begin = performance.now()
const { descriptor } = openFile(path)
const bytes = readFileSync(descriptor)
closeSync(descriptor)
let count = 0
for (let start = 0, end = bytes.indexOf(10); end !== -1; start = end + 1, end = bytes.indexOf(10, start)) {
  JSON.parse(bytes.toString('utf8', start, end))
  count += 1
}
console.log(JSON.stringify({ ms: performance.now() - begin, count }))
