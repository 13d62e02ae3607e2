import { closeSync, readSync } from 'node:fs'
import { openFile } from '../src/main/engine/rollout/open.ts'

/**
 * Opens the file that the only argument names, reads it and counts its line breaks, nothing else, and prints their number
 * and how many ms that took without the start of the process. A program of its own, as the app that is measured against
 * it is one.
 */

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('usage: scan-lines.ts FILE')
const begin = performance.now()
const { descriptor } = openFile(path)
const buffer = Buffer.allocUnsafe(1 << 20)
let count = 0
for (let size = readSync(descriptor, buffer); size > 0; size = readSync(descriptor, buffer)) {
  const part = buffer.subarray(0, size)
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) count += 1
}
closeSync(descriptor)
console.log(JSON.stringify({ ms: performance.now() - begin, count }))
