import { expect, it } from 'vitest'
import { kindCalled, textKinds, wantedKinds } from './kinds.ts'

it('knows kinds by their names, in any case, in parts, and of several', () => {
  for (const kind of textKinds) expect(kindCalled(kind)).toBe(kind)
  expect(['Prompts', 'command-output', 'Web search', 'COMMANDS'].map(kindCalled)).toEqual([
    'prompt',
    'commandOutput',
    'webSearch',
    'command',
  ])
  expect(['', 's', 'promptss', 'constructor'].map(kindCalled)).toEqual([null, null, null, null])
})

it('wants what both the text and the choice beside it name', () => {
  expect(wantedKinds(null, []).has('context')).toBe(false)
  expect(wantedKinds(null, []).size).toBe(textKinds.length - 1)
  expect([...wantedKinds(null, ['context'])]).toEqual(['context'])
  expect([...wantedKinds(['prompt', 'context'], [])]).toEqual(['prompt', 'context'])
  expect([...wantedKinds(['prompt', 'plan'], ['plan', 'answer'])]).toEqual(['plan'])
  expect([...wantedKinds(['prompt'], ['answer'])]).toEqual([])
})
