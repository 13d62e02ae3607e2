import { fixtureId } from '../src/fixtures/ids.ts'
import { createProse } from '../src/fixtures/many/prose.ts'
import { createVocabulary } from '../src/fixtures/many/vocabulary.ts'
import { createRandom } from '../src/fixtures/random.ts'
import { openForWriting } from '../src/main/engine/index/open.ts'
import { toThreadRow } from '../src/main/engine/index/thread-row.ts'
import { missingHead } from '../src/main/engine/rollout/head.ts'
import { parseHistoryMode } from '../src/shared/history-mode.ts'

/** An index without files, to list from: many threads over two years. */

const DAY_MS = 86_400_000
const END = Date.UTC(2026, 10, 20)
const DAYS = 700
const PROJECTS = 400
const MODELS = ['gpt-5-codex', 'gpt-5.1-codex', 'gpt-5.1-codex-max', 'o4-mini', null]

/** Makes it in a data folder. @returns words that occur in the threads, frequent and rare ones. */
export function makeListIndex(dataDir: string, count: number): readonly string[] {
  const random = createRandom(11)
  const vocabulary = createVocabulary(createRandom(12))
  const prose = createProse(random, vocabulary)
  const db = openForWriting(dataDir)
  db.prepare("INSERT INTO homes (id, path) VALUES (1, '/home/dev/.codex')").run()
  const rowOf = (i: number) => {
    const day = Math.floor(DAYS * Math.sqrt(random.next()))
    const createdAt = END - (DAYS - day) * DAY_MS + Math.floor(random.next() * DAY_MS)
    const id = fixtureId(`list/${i}`, createdAt)
    const place = random.chance(0.1) ? 'archived_sessions' : 'sessions/2026/01/02'
    const draw = random.next()
    const head = {
      ...missingHead('head-missing'),
      id,
      createdAt,
      cwd: `/home/dev/${vocabulary.words[2000 + Math.floor(PROJECTS ** random.next())] ?? 'project'}`,
      cliVersion: `0.${90 + Math.floor(day / 9)}.${random.below(5)}`,
      modelProvider: random.chance(0.1) ? 'ollama' : 'openai',
      source: random.pick(['cli', 'cli', 'vscode', 'exec'] as const),
      mode: parseHistoryMode(draw < 0.6 ? undefined : draw < 0.98 ? 'paginated' : 'streamed'),
      git: { sha: null, branch: prose.word(), originUrl: null },
    }
    const preview = prose.paragraph(Math.min(4000, Math.exp(5.2 + random.normal())))
    const start = {
      head,
      headAt: { number: 1, offset: 0 },
      preview,
      listedByCodex: true,
      bytes: 1,
      nameTime: null,
      problemCount: random.chance(0.05) ? 2 : 0,
    }
    const file = {
      id: i,
      path: `${place}/rollout-2026-01-02T03-04-05-${id}.jsonl`,
      sizeBytes: Math.floor(Math.exp(10.5 + 1.5 * random.normal())),
      modifiedAt: createdAt + Math.floor(random.next() * DAY_MS),
      inCodexPlace: true,
      start,
      pass: null,
    }
    const name = random.chance(0.15) ? prose.sentence() : null
    return {
      ...toThreadRow(1, id, [file], name, null),
      model: random.pick(MODELS),
      tokens_key: random.chance(0.2) ? -1 : random.below(5_000_000),
    }
  }
  const columns = Object.keys(rowOf(0))
  const put = db.prepare(
    `INSERT INTO threads (${columns.join(', ')}) VALUES (${columns.map(column => `@${column}`).join(', ')})`,
  )
  db.transaction(() => {
    for (let i = 1; i <= count; i += 1) put.run(rowOf(i))
  })()
  db.close()
  return [0, 1, 2, 3, 5, 10, 30, 100, 300, 1000, 3000, 10_000, 50_000, 150_000].flatMap(
    at => vocabulary.words[at] ?? [],
  )
}
