import { closeSync, readFileSync, readSync } from 'node:fs'
import { openFile } from '../src/main/engine/rollout/open.ts'

/**
 * Counts the line breaks of the file that the only argument names, then parses every line, and prints how many ms each
 * took, start-up of the process excluded. A program of its own, as the app that is measured against it is one.
 */

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('usage: scan-lines.ts FILE')
const descriptor = openFile(path)
const buffer = Buffer.allocUnsafe(1 << 20)
const begin = performance.now()
let count = 0
for (let size = readSync(descriptor, buffer); size > 0; size = readSync(descriptor, buffer)) {
  const part = buffer.subarray(0, size)
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) count += 1
}
const scanned = performance.now()
closeSync(descriptor)
const bytes = readFileSync(path)
for (let start = 0, end = bytes.indexOf(10); end !== -1; start = end + 1, end = bytes.indexOf(10, start)) {
  JSON.parse(bytes.toString('utf8', start, end))
}
console.log(JSON.stringify({ scan: scanned - begin, parse: performance.now() - scanned, count }))
