import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { type HistoryMode, parseHistoryMode, unknownMode } from '../../../shared/history-mode.ts'
import { missingHead } from '../rollout/head.ts'
import { fold } from './fold.ts'
import type { PassFacts, StateRow } from './stored-facts.ts'
import { type IndexedFile, orderFiles, threadMode, toThreadRow } from './thread-row.ts'

const id = fixtureId(1)
const name = (time: string, ids = id) => `rollout-${time}-${ids}.jsonl`
const early = '2026-03-04T05-06-07'
const late = '2026-03-05T05-06-07'

const ACTIVE = `sessions/2026/03/05/${name(late)}`
const CONTINUED = `sessions/2026/03/04/${name(early, `${id}_${fixtureId(2)}`)}`
const ARCHIVED = `archived_sessions/${name(early)}`

const pass: PassFacts = {
  ledger: { lines: 10, used: 8, notShown: 2, problems: 0, notShownByKind: {} },
  turnCount: 3,
  tokens: 150,
  model: 'fixture-1',
  lastTurn: 'completed',
  endedAt: null,
  contents: 0,
  problemCount: 1,
}

function file(path: string, mode: HistoryMode = { kind: 'legacy' }, more: Partial<IndexedFile> = {}): IndexedFile {
  const head = { ...missingHead('head-missing'), id, mode, generation: 'enveloped' as const, createdAt: 1000 }
  const headAt = { number: 1, offset: 0 }
  const start = { head, headAt, preview: 'Plant beans', listedByCodex: true, bytes: 1, nameTime: 2000, problemCount: 1 }
  return { id: 1, path, sizeBytes: 100, modifiedAt: 5000, inCodexPlace: true, start, pass: null, ...more }
}

const NO_STATE: StateRow = {
  rollout_path: null,
  created_at: null,
  updated_at: null,
  source: null,
  model_provider: null,
  cwd: null,
  title: null,
  name: null,
  preview: null,
  first_user_message: null,
  tokens_used: null,
  archived: null,
  git_sha: null,
  git_branch: null,
  git_origin_url: null,
  cli_version: null,
  model: null,
  reasoning_effort: null,
  history_mode: null,
}

describe('orderFiles', () => {
  it('puts the deciding file first, in whatever order they were found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([ACTIVE, CONTINUED, ARCHIVED], { minLength: 3, maxLength: 3 }), found => {
        expect(orderFiles(found.map(path => ({ path }))).map(({ path }) => path)).toEqual([ACTIVE, CONTINUED, ARCHIVED])
      }),
    )
  })

  it('puts an older file of its own before a newer one', () => {
    const older = `sessions/2026/03/04/${name(early)}`
    expect(orderFiles([{ path: ACTIVE }, { path: older }])).toEqual([{ path: older }, { path: ACTIVE }])
  })
})

describe('threadMode', () => {
  it('is legacy only when every file is', () => {
    const paginated = parseHistoryMode('paginated')
    expect(threadMode([file(ACTIVE), file(ARCHIVED)])).toEqual({ kind: 'legacy' })
    expect(threadMode([file(ACTIVE), file(ARCHIVED, paginated)])).toEqual(paginated)
    expect(threadMode([file(ACTIVE), file(ARCHIVED), file(CONTINUED, unknownMode('history-base'))])).toEqual(
      unknownMode('history-base'),
    )
  })
})

describe('toThreadRow', () => {
  const row = (files: IndexedFile[], indexName: string | null = null, state: Partial<StateRow> | null = null) =>
    toThreadRow(1, id, files, indexName, state === null ? null : { ...NO_STATE, ...state })

  it('counts only what was read, and a second copy of a thread not at all', () => {
    expect(row([file(ACTIVE)])).toMatchObject({
      read: 0,
      line_count: null,
      turn_count: null,
      tokens: null,
      tokens_key: -1,
    })
    expect(row([file(ACTIVE, undefined, { pass })])).toMatchObject({
      read: 1,
      line_count: 10,
      turn_count: 3,
      tokens: 150,
    })
    const twice = [file(ACTIVE, undefined, { pass }), file(ARCHIVED, undefined, { pass: { ...pass, turnCount: 9 } })]
    expect(row(twice)).toMatchObject({
      read: 1,
      line_count: 10,
      turn_count: 3,
      size_bytes: 200,
      archived: 0,
      problem_count: 4,
    })
    expect(row([file(ACTIVE, undefined, { pass }), file(ARCHIVED)])).toMatchObject({ read: 0, turn_count: null })
  })

  it('has no counts of a file that could not be read to its end', () => {
    const broken = file(ACTIVE, undefined, { pass: { ...pass, ledger: null, turnCount: 0, lastTurn: null } })
    expect(row([broken])).toMatchObject({ read: 1, line_count: null, turn_count: null })
  })

  it('shows nothing of an earlier reading once any file is refused', () => {
    const files = [file(ACTIVE, undefined, { pass }), file(ARCHIVED, parseHistoryMode('streamed'), { pass })]
    expect(row(files)).toMatchObject({
      history_mode: 'unknown',
      mode_raw: 'streamed',
      mode_reason: 'value',
      read: 0,
      line_count: null,
      turn_count: null,
      tokens: null,
      model: null,
      last_turn: null,
    })
  })

  it('prefers the head, then the state database, then what is left', () => {
    const state = {
      tokens_used: 7,
      cwd: '/state',
      model_provider: 'ollama',
      git_branch: 'main',
      preview: 'From the state',
    }
    expect(row([file(ACTIVE)], null, state)).toMatchObject({
      tokens: 7,
      cwd: '/state',
      model_provider: 'ollama',
      branch: 'main',
      preview: 'Plant beans',
      created_ms: 1000,
    })
    const [bare] = [file(ACTIVE)].map(one => ({ ...one, start: { ...one.start, preview: null } }))
    expect(bare && row([bare], null, state).preview).toBe('From the state')
    expect(row([file(ACTIVE)])).toMatchObject({ cwd: '', model_provider: 'openai', branch: null, git: null })
  })

  it.each<[string, HistoryMode, string | null, Partial<StateRow> | null, string | null]>([
    ['none', { kind: 'legacy' }, null, null, null],
    ['the index’s', { kind: 'legacy' }, 'Garden', null, 'Garden'],
    ['the state’s title first', { kind: 'legacy' }, 'Garden', { title: ' Beds ' }, 'Beds'],
    [
      'a title that is the first message is none',
      { kind: 'legacy' },
      'Garden',
      { title: 'x', first_user_message: ' x ' },
      'Garden',
    ],
    ['one like the preview is none', { kind: 'legacy' }, ' Plant beans ', null, null],
    ['the column of paginated threads', { kind: 'paginated' }, 'Garden', { name: 'Beds', title: 'Rows' }, 'Beds'],
    ['even one like the preview', { kind: 'paginated' }, null, { name: 'Plant beans' }, 'Plant beans'],
    ['a blank one is none', { kind: 'paginated' }, 'Garden', { name: '  ' }, 'Garden'],
    ['legacy threads do not use it', { kind: 'legacy' }, null, { name: 'Beds' }, null],
  ])('names the thread: %s', (_, mode, indexName, state, expected) => {
    expect(row([file(ACTIVE, mode)], indexName, state).name).toBe(expected)
  })

  it('has a title of one line and text to search in', () => {
    const made = row([file(ACTIVE)], 'Grüne\n Bohnen')
    expect(made).toMatchObject({ title: 'Grüne Bohnen', title_key: 'grune bohnen' })
    expect(made.search_text).toContain('grune bohnen')
    expect(made.search_text).toContain(id)
    expect(made.search_text).toContain('plant beans')
  })

  it('lists a file by Codex’s rules only where Codex looks', () => {
    expect(row([file(ACTIVE)]).listed_by_codex).toBe(1)
    expect(row([file(ACTIVE, undefined, { inCodexPlace: false })]).listed_by_codex).toBe(0)
  })
})

describe('fold', () => {
  it('drops case and accents, and only those', () => {
    expect(fold('ÀÉÎõü Ñ Å İ')).toBe('aeiou n a i')
    expect(fold('e\u0301')).toBe(fold('é'))
    expect(fold('日本語 Ω 1')).toBe('日本語 ω 1')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => fold(fold(text)) === fold(text)))
  })
})
