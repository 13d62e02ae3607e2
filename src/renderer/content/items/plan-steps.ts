/** A plan as its steps, where its text is a list of steps with their states. */

export type StepState = 'done' | 'now' | 'open'

export interface PlanSteps {
  readonly explanation: string
  readonly steps: readonly { readonly state: StepState; readonly text: string }[]
}

const STEP = /^- \[([x~ ])\] (.*)$/
const STATES: Readonly<Record<string, StepState>> = { x: 'done', '~': 'now', ' ': 'open' }

/** Reads the steps of a plan; null where it is any other text. */
export function planSteps(text: string): PlanSteps | null {
  const lines = text.trimEnd().split('\n')
  const from = lines.findIndex(line => STEP.test(line))
  if (from === -1) return null
  const steps = lines.slice(from).map(line => STEP.exec(line))
  const read = steps.flatMap(step => {
    const state = STATES[step?.[1] ?? '']
    return state === undefined ? [] : [{ state, text: step?.[2] ?? '' }]
  })
  if (read.length !== steps.length) return null
  return { explanation: lines.slice(0, from).join('\n').trim(), steps: read }
}
