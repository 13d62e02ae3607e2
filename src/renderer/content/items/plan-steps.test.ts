import { expect, it } from 'vitest'
import { planSteps } from './plan-steps.ts'

it('reads steps with their states', () => {
  expect(planSteps('Because of the test.\n\n- [x] Reproduce\n- [~] Fix *it*\n- [ ] Cover')).toEqual({
    explanation: 'Because of the test.',
    steps: [
      { state: 'done', text: 'Reproduce' },
      { state: 'now', text: 'Fix *it*' },
      { state: 'open', text: 'Cover' },
    ],
  })
})

it('leaves any other text to Markdown', () => {
  expect(planSteps('1. one\n2. two')).toBeNull()
  expect(planSteps('- [x] one\n\nand more')).toBeNull()
  expect(planSteps('')).toBeNull()
})
