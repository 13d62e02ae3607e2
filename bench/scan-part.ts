import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { texts as textsTable } from '../src/main/engine/index/migrations/0004-texts.ts'
import { discover } from '../src/main/engine/scan/discover.ts'
import { doctorOf, readStartOf, sourceOf } from '../src/main/engine/scan/read-file.ts'
import { KEEP_RULES, type ReadJob, readFully, type TextSink } from '../src/main/engine/scan/reading/job.ts'
import { startScannerThread } from '../src/main/engine/scan/scanner-thread.ts'
import { OUTPUT_CHARS } from '../src/main/engine/search/extract/bounds.ts'
import { unpackTexts } from '../src/main/engine/search/extract/packed-texts.ts'
import { buildOutline } from '../src/main/engine/transcript/build.ts'
import { isSupported } from '../src/shared/history-mode.ts'

/**
 * One part of the measurement of a scan, as a program of its own: `scan-part.ts WHAT HOME PART OF`, or with a data folder
 * in the place of the last two. Prints how many ms it took without the start of the process, and its memory at most.
 */

const [what, home = '', third = '', fourth = ''] = process.argv.slice(2)
const { signal } = new AbortController()
const print = (began: number) =>
  console.log(JSON.stringify({ ms: performance.now() - began, peakMb: process.resourceUsage().maxRSS / 1024 }))

/** Every so many-th file of the home, as parts of about the same size. */
const part = <T>(all: readonly T[]) => all.filter((_, i) => i % Number(fourth) === Number(third))

/** The legacy files, as the engine reads them. */
function jobs(): ReadJob[] {
  return discover(home)
    .files.map(file => readStartOf(home, file))
    .filter(({ facts }) => isSupported(facts.head.mode))
    .map(({ file, facts }) => ({
      homeId: 1,
      homePath: home,
      file,
      start: facts,
      outputChars: OUTPUT_CHARS,
      from: 0,
      keep: KEEP_RULES,
    }))
}

const COUNT = Buffer.from('"token_count"')

/** The least that a count of tokens costs: line breaks, and the lines that hold counts. */
function bare(): void {
  const files = part(discover(home).files.filter(file => !file.name.compressed))
  const began = performance.now()
  for (const { path } of files) {
    const bytes = readFileSync(join(home, path))
    for (let start = 0, end = bytes.indexOf(10); end !== -1; start = end + 1, end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end)
      if (line.subarray(0, 200).includes(COUNT)) JSON.parse(line.toString('utf8'))
    }
  }
  print(began)
}

async function pass(): Promise<void> {
  const mine = part(jobs())
  const began = performance.now()
  for (const job of mine) await buildOutline(sourceOf(job), signal, null, doctorOf(job))
  print(began)
}

async function insert(): Promise<void> {
  const rows: Uint8Array[] = []
  const sink: TextSink = { put: ({ texts }) => void rows.push(...unpackTexts(texts)), ready: async () => {} }
  for (const job of jobs()) await readFully(job, null, sink, signal)
  const db = new Database(join(third, 'insert.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(textsTable.sql.slice(0, textsTable.sql.indexOf('-- Neighbouring')))
  const put = db.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)')
  const began = performance.now()
  for (let next = 0; next < rows.length; ) {
    db.transaction(() => {
      for (let chars = 0; next < rows.length && chars < 4 * 1024 * 1024; next++) {
        const text = rows[next] ?? new Uint8Array()
        chars += text.length
        put.run(next + 1, text)
      }
    })()
  }
  db.exec("INSERT INTO texts (texts, rank) VALUES ('merge', -100000)")
  print(began)
}

async function scan(): Promise<void> {
  const began = performance.now()
  await new Promise<void>(resolve => {
    const scanner = startScannerThread(
      join(import.meta.dirname, '../out/main/scanner.js'),
      third,
      {
        progress: ({ phase }) => {
          if (phase === 'idle' || phase === 'stopped') void scanner.close().then(resolve)
        },
        changed: () => {},
        watching: () => {},
        corrupt: () => {
          throw new Error('the index is damaged')
        },
      },
      OUTPUT_CHARS,
    )
    scanner.scan([{ path: home, origin: 'argument' }])
  })
  print(began)
}

if (what === 'bare') bare()
else if (what === 'pass') await pass()
else if (what === 'insert') await insert()
else await scan()
