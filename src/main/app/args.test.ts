import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launchArgs, parseArgs } from './args.ts'

const cwd = resolve('/', 'work-folder')
const parse = (...argv: string[]) => parseArgs(argv, cwd)
const nothing = { homes: [], sample: false, link: null, userDataDir: null }

describe('command line', () => {
  it('asks for nothing by itself, whatever Chromium and tools add', () => {
    expect(parse()).toEqual(nothing)
    expect(parse('.', '--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '--lang', 'en')).toEqual(nothing)
  })

  it('takes homes in both spellings, in order, once each, made absolute', () => {
    expect(parse('--home', 'b', '--home=/a', '.', '--home', './b', '--home=..').homes).toEqual([
      resolve(cwd, 'b'),
      resolve('/a'),
      resolve('/'),
    ])
  })

  it('takes no option for the value of another', () => {
    expect(parse('--home', '--sample')).toEqual({ ...nothing, sample: true })
    expect(parse('--sample', '--home')).toEqual({ ...nothing, sample: true })
    expect(parse('--home=').homes).toEqual([])
    expect(parse('--homestead', 'x').homes).toEqual([])
  })

  it('takes the last data folder', () => {
    expect(parse('--user-data-dir', 'x', '--user-data-dir=y').userDataDir).toBe(resolve(cwd, 'y'))
  })

  it('takes the last link that is one', () => {
    const thread = { to: 'thread', id: 'a', tab: null, line: 3, item: null, home: null }
    expect(parse('skein://search?q=x', 'skein://thread/a?line=3', 'skein://home/a').link).toEqual(thread)
    expect(parse('skein://search?q=two+words').link).toMatchObject({ to: 'search', text: 'two words' })
    expect(parse('skein://thread/', 'https://thread/a', 'x skein://thread/a').link).toBeNull()
  })

  it('gives what a second start may hand over', () => {
    expect(launchArgs.parse(parse('--home', 'b', 'skein://thread/a'))).toEqual({
      homes: [resolve(cwd, 'b')],
      sample: false,
      link: { to: 'thread', id: 'a', tab: null, line: null, item: null, home: null },
    })
    for (const wrong of [
      null,
      {},
      { homes: [], sample: false, link: { to: 'thread', id: '../a' } },
      { homes: 'b', sample: false, link: null },
      { homes: [1] },
    ]) {
      expect(launchArgs.safeParse(wrong).success).toBe(false)
    }
  })
})
