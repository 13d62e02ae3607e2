import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskHead } from './mask-head.ts'
import { treeDiff } from './tree-diff.ts'

const rows = (a: unknown, b: unknown) => treeDiff(a, b).rows.map(row => [row.path, row.a, row.b, row.verdict])

describe('two JSON values', () => {
  it('are compared member by member', () => {
    const a = { id: 'x', git: { branch: 'main', sha: null }, list: [1, 2], gone: { deep: true } }
    const b = { id: 'x', git: { branch: 'next', sha: null }, list: [1], new: [] }
    expect(rows(a, b)).toEqual([
      ['id', 'x', 'x', 'same'],
      ['git.branch', 'main', 'next', 'differs'],
      ['git.sha', 'null', 'null', 'same'],
      ['list.0', '1', '1', 'same'],
      ['list.1', '2', null, 'differs'],
      ['gone.deep', 'true', null, 'differs'],
      ['new', null, '[]', 'differs'],
    ])
  })

  it('may be of different kinds', () => {
    expect(rows({ source: 'cli' }, { source: { custom: 'x' } })).toEqual([
      ['source', 'cli', '{"custom":"x"}', 'differs'],
    ])
    expect(rows({ n: '1' }, { n: 1 })).toEqual([['n', '"1"', '1', 'differs']])
    expect(rows('a', 'a')).toEqual([['(all of it)', 'a', 'a', 'same']])
  })

  it('show long texts from shortly before their first difference on', () => {
    const text = 'x'.repeat(5000)
    const [row] = treeDiff({ t: `${text}one` }, { t: `${text}two` }).rows
    expect(row).toMatchObject({
      a: `…${'x'.repeat(40)}one`,
      b: `…${'x'.repeat(40)}two`,
      from: 5000,
      verdict: 'differs',
    })
    const [same] = treeDiff({ t: text }, { t: text }).rows
    expect(same?.a).toBe(`${'x'.repeat(300)}… (5000 characters)`)
  })

  it('are bounded in rows and depth', () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`k${i}`, i]))
    expect(treeDiff(many, many)).toMatchObject({ left: 500 })
    let deep: unknown = 1
    for (let i = 0; i < 5000; i += 1) deep = { deep }
    expect(treeDiff(deep, deep).rows).toHaveLength(1)
  })

  it('differ nowhere from themselves, whatever they are', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        const found = treeDiff(JSON.parse(json), JSON.parse(json))
        expect(found.rows.every(row => row.verdict === 'same')).toBe(true)
      }),
    )
  })
})

describe('a head of a thread that is not opened', () => {
  it('keeps what lists show, and of other texts their length', () => {
    const head = {
      id: 'x',
      cwd: '/g',
      git: { branch: 'main', note: 'secret' },
      base_instructions: { text: 'secret words' },
      'a secret name': 'secret',
      window: 7,
      tools: ['secret'],
    }
    const masked = treeDiff(maskHead(head), maskHead(head)).rows
    expect(JSON.stringify(masked)).not.toContain('secret')
    expect(masked.map(row => [row.path, row.a, row.verdict])).toEqual([
      ['id', 'x', 'same'],
      ['cwd', '/g', 'same'],
      ['git.branch', 'main', 'same'],
      ['git.note', 'a text of 6 characters', 'unknown'],
      ['base_instructions.text', 'a text of 12 characters', 'unknown'],
      ['?', 'a text of 6 characters', 'unknown'],
      ['window', '7', 'same'],
      ['tools.0', 'a text of 6 characters', 'unknown'],
    ])
  })

  it('compares lengths alone', () => {
    const rowsOf = (text: string) => treeDiff(maskHead({ t: 'four' }), { t: text }).rows.map(row => row.verdict)
    expect([rowsOf('five'), rowsOf('longer')]).toEqual([['unknown'], ['differs']])
  })

  it('tells no text that is no metadata, whatever the head is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything({ values: [fc.constant('a secret text')] })), head => {
        expect(JSON.stringify(treeDiff(maskHead(head), {}).rows)).not.toContain('a secret text')
      }),
    )
  })
})
