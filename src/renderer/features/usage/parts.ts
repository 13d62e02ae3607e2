import type { TokenUse } from '../../../shared/ipc/usage.ts'

/** Usage in parts that add up: what files count as a part of another is taken out of that. */
export function parts({ input, cachedInput, output, reasoning }: TokenUse) {
  const cached = Math.min(cachedInput, input)
  const thought = Math.min(reasoning, output)
  return { input: input - cached, cached, output: output - thought, reasoning: thought }
}
