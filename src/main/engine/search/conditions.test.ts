import { expect, it } from 'vitest'
import { parseQuery } from '../../../shared/search/parse.ts'
import { MadeIndex } from '../testing-index.ts'
import type { Marked } from '../threads/marked.ts'
import { threadConditions } from './conditions.ts'
import { contentBits } from './content-bits.ts'

const ids = ['a', 'b', 'c'] as const
const at = (month: number, day: number) => new Date(2026, month - 1, day, 12).getTime()

/** Three threads; the columns and tables that search adds to the index are made here. */
function threads() {
  const index = new MadeIndex()
  const homeId = index.home([
    { id: 'a', cwd: '/home/dev/Acme-API', branch: 'main', tokens: 5000, created: at(7, 30), updated: at(8, 2) },
    { id: 'b', cwd: '/home/acme/web_app', branch: 'feature/100%', provider: 'ollama', tokens: 20_000, archived: true },
    {
      id: 'c',
      cwd: '',
      mode: 'paginated',
      source: 'exec',
      problems: 2,
      created: at(9, 1),
      updated: at(9, 9),
    },
  ])
  index.db.exec(`
    UPDATE threads SET project_key = 'acme-api', contents = ${contentBits.error | contentBits.plan}, model = 'gpt-5-codex',
      cli_version = '0.144.6', last_turn = 'interrupted', updated_ms = ${at(8, 2)} WHERE id = 'a';
    UPDATE threads SET project_key = 'web_app', cli_version = '0.14.0', forked_from_id = 'a' WHERE id = 'b';
    INSERT INTO file_tools SELECT id, 'search', 'mcp tracker search', 1 FROM files WHERE thread_id = 'a';
    INSERT INTO file_changes SELECT id, 'src/cafe/app.ts' FROM files WHERE thread_id = 'b'`)
  const marked: Marked = new Map([
    ['pinned', [{ homeId, ids: '["a","c"]' }]],
    ['noted', []],
    [
      'named later',
      [
        { homeId, ids: '["b"]' },
        { homeId: homeId + 1, ids: '["a"]' },
      ],
    ],
  ])
  return (text: string): string => {
    const where = threadConditions(parseQuery(text, { now: at(11, 20) }).conditions, marked)
    const found = index.db
      .prepare(`SELECT t.id FROM threads t WHERE ${where.sql} ORDER BY t.id`)
      .pluck()
      .all(...where.values)
    return found.join(' ')
  }
}

it.each([
  ['', 'a b c'],
  ['project:acme', 'a'],
  ['project:ACME-api', 'a'],
  ['project:/home/acme', 'b'],
  ['project:web_app OR project:acme', 'a b'],
  ['-project:acme', 'b c'],
  ['branch:main', 'a'],
  ['branch:100%', 'b'],
  ['branch:_', ''],
  ['-branch:main', 'b c'],
  ['source:exec', 'c'],
  ['mode:paginated', 'c'],
  ['mode:Legacy', 'a b'],
  ['model:GPT-5', 'a'],
  ['-model:gpt', 'b c'],
  ['provider:olla', 'b'],
  ['version:0.144', 'a'],
  ['version:0.14', 'b'],
  ['version:0.144.6', 'a'],
  ['is:archived', 'b'],
  ['is:fork', 'b'],
  ['is:damaged', 'c'],
  ['is:interrupted', 'a'],
  ['-is:interrupted', 'b c'],
  ['is:subagent', ''],
  ['is:pinned', 'a c'],
  ['-is:pinned', 'b'],
  ['is:noted', ''],
  ['-is:noted', 'a b c'],
  ['tag:later', 'b'],
  ['tag:later is:pinned', ''],
  ['has:error', 'a'],
  ['has:error has:plan', 'a'],
  ['has:diff', ''],
  ['-has:diff', 'a b c'],
  ['tool:search', 'a'],
  ['tool:"tracker search"', 'a'],
  ['file:Café/app', 'b'],
  ['file:cafe\\app', 'b'],
  ['file:%', ''],
  ['tokens:>=5000', 'a b'],
  ['tokens:<10k', 'a'],
  ['-tokens:<10k', 'b c'],
  ['tokens:5k..20k', 'a b'],
  ['after:2026-08-02', 'a c'],
  ['after:2026-08-03', 'c'],
  ['before:2026-08 is:interrupted', 'a'],
  ['after:2026-08 before:2026-09', 'a'],
])('%s', (text, expected) => {
  expect(threads()(text)).toBe(expected)
})

it('never takes marks for none that nobody has looked up', () => {
  expect(() => threads()('tag:sooner')).toThrow(/nobody looked up/)
})

it('covers every thread', () => {
  expect(ids.join(' ')).toBe(threads()(''))
})

it('takes texts with signs of SQL as texts', () => {
  expect(threads()(`project:"'; DROP TABLE threads; --" branch:'`)).toBe('')
  expect(threads()('')).toBe('a b c')
})
