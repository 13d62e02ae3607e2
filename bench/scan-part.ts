import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { texts as textsTable } from '../src/main/engine/index/migrations/0004-texts.ts'
import { discover } from '../src/main/engine/scan/discover.ts'
import { doctorOf, readStartOf, sourceOf } from '../src/main/engine/scan/read-file.ts'
import { KEEP_RULES, type ReadJob, readFully, type TextSink } from '../src/main/engine/scan/reading/job.ts'
import { structureOf } from '../src/main/engine/scan/reading/structure-job.ts'
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

/** What is found in a line's first bytes of the records that a bare scan parses. */
const PARSED = ['session_meta', 'user_message', 'agent_message', 'token_count'].map(type => Buffer.from(`"${type}"`))

/** Files whose bytes are lines, for those rows that are compared. */
const plainFiles = () => part(discover(home).files.filter(file => !file.name.compressed))

/** The least that heads, prompts, answers and token counts cost: line breaks, and the lines that hold these. */
function bare(): void {
  const files = plainFiles()
  const began = performance.now()
  for (const { path } of files) {
    const bytes = readFileSync(join(home, path))
    for (let start = 0, end = bytes.indexOf(10); end !== -1; start = end + 1, end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end)
      const sniffed = line.subarray(0, 120)
      if (PARSED.some(type => sniffed.includes(type))) JSON.parse(line.toString('utf8'))
    }
  }
  print(began)
}

/** The same files: those that may be opened in full but for their texts, the structure of the others. */
async function pass(): Promise<void> {
  const files = plainFiles()
  const began = performance.now()
  const steps = { ready: async () => {}, reached: () => {} }
  for (const found of files) {
    const { file, facts: start } = readStartOf(home, found)
    const job = { homePath: home, file, start }
    if (isSupported(start.head.mode)) await buildOutline(sourceOf(job), signal, null, doctorOf(job))
    else await structureOf(job, steps, signal)
  }
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
