import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launchArgs, parseArgs } from './args.ts'

const cwd = resolve('/', 'work-folder')
const parse = (...argv: string[]) => parseArgs(argv, cwd)
const nothing = { homes: [], sample: false, openThreadId: null, userDataDir: null }

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

  it('takes deep links of threads only', () => {
    expect(parse('skein://thread/0199a213-81c0-7800-8aa1-bbab2a035a53').openThreadId).toBe(
      '0199a213-81c0-7800-8aa1-bbab2a035a53',
    )
    const others = [
      'skein://thread/',
      'skein://thread/a/b',
      'skein://thread/a?b',
      'skein://home/a',
      'https://thread/a',
      `skein://thread/${'a'.repeat(129)}`,
      'x skein://thread/a',
      'skein://thread/%2e%2e',
    ]
    for (const link of others) expect(parse(link).openThreadId).toBeNull()
  })

  it('gives what a second start may hand over', () => {
    expect(launchArgs.parse(parse('--home', 'b', 'skein://thread/a'))).toEqual({
      homes: [resolve(cwd, 'b')],
      sample: false,
      openThreadId: 'a',
    })
    for (const wrong of [null, {}, { homes: 'b', sample: false, openThreadId: null }, { homes: [1] }]) {
      expect(launchArgs.safeParse(wrong).success).toBe(false)
    }
  })
})
