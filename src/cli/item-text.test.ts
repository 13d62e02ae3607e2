import { describe, expect, it } from 'vitest'
import type { ReadTurn } from '../main/engine/export/reading.ts'
import type { ShownItem } from '../shared/item.ts'
import { itemLines, turnText } from './transcript-text.ts'

const lines = (item: ShownItem) => itemLines(item)

describe('items in a terminal', () => {
  it('name injected context in one line', () => {
    const text = `<environment_context>\n${'x'.repeat(2000)}`
    expect(lines({ id: '1', type: 'marker', marker: 'context', label: 'Environment\u202e', text })).toEqual([
      '[context · Environment\\u202e · 2.0 kB]',
    ])
  })

  it('begin other markers with their first words', () => {
    expect(
      lines({ id: '1', type: 'marker', marker: 'error', label: 'Error', text: 'the connection\nwas lost' }),
    ).toEqual(['[error · Error]', '  the connection was lost'])
    const [, second] = lines({ id: '1', type: 'marker', marker: 'mail', label: 'a → b', text: 'y'.repeat(500) })
    expect(second).toBe(`  ${'y'.repeat(160)}…`)
  })

  it('name pictures instead of writing them', () => {
    const url = 'skein-image:12/0/34200/image/png'
    expect(
      lines({ id: '1', type: 'userMessage', clientId: null, content: [{ type: 'image', url, detail: null }] }),
    ).toEqual(['[you]', '  [Picture in line 12 of the rollout: image/png, 34.2 kB]'])
    const item = { id: '1', type: 'imageGeneration', status: 'completed', revisedPrompt: 'A cat', result: url } as const
    expect(lines(item)[2]).toContain('Picture in line 12')
    const call: ShownItem = {
      id: '1',
      type: 'dynamicToolCall',
      namespace: null,
      tool: 't',
      arguments: {},
      status: 'completed',
      contentItems: [{ type: 'inputImage', imageUrl: url }],
      success: true,
      durationMs: null,
    }
    expect(lines(call).join('\n')).toContain('[Picture in line 12')
  })

  it('tell what a compaction left', () => {
    const skein = {
      reconstructed: false,
      lines: [1],
      timestamp: null,
      summary: 'So far',
      compactedTokens: { before: 9000, after: 10 },
    }
    expect(lines({ id: '1', type: 'contextCompaction', skein })).toEqual([
      '[context compacted · 9,000 → 10 tokens]',
      '  So far',
    ])
  })
})

describe('turns in a terminal', () => {
  it('say that they were taken back', () => {
    const summary: ReadTurn['summary'] = {
      ...{
        id: '1',
        status: 'completed',
        error: null,
        startedAt: null,
        completedAt: null,
        durationMs: 1500,
        itemCount: 0,
      },
      ...{ prompt: null, model: null, effort: null, approvalPolicy: null, sandbox: null, tokens: null },
      ...{ contextTokens: null, contextWindow: null, rolledBack: true, inherited: false, open: false, failures: 0 },
      ...{ files: [], fileCount: 0 },
    }
    expect(turnText({ summary, number: 2, refs: [] }, 3)).toEqual([
      '── Turn 2 of 3 · completed · 1.5 s · taken back ──',
    ])
  })
})
