import type { Problem } from '../../../shared/problem.ts'
import { fileProblem, placedProblem } from '../problems.ts'
import type { RolloutName } from '../rollout/names.ts'
import type { Start } from '../rollout/start.ts'
import { type CheckName, catalogue } from './catalogue.ts'
import type { Check } from './check.ts'

const checks: readonly Check<CheckName>[] = catalogue

/** What is wrong with the beginning of a file and with its name. @param file its path is below the home. */
export function startProblems(
  file: { readonly path: string; readonly name: RolloutName; readonly sizeBytes: number },
  { head, headLine }: Start,
): Problem[] {
  const { path, name, sizeBytes } = file
  const started = { path, name, sizeBytes, head }
  const found = checks.flatMap(check => {
    const ofFile = check.rules?.start?.(started) ?? null
    const ofHead = headLine === null ? null : (check.rules?.head?.({ ...started, headLine }) ?? null)
    return [
      ...(ofFile === null ? [] : [fileProblem(check.name, path, ofFile)]),
      ...(ofHead === null ? [] : [placedProblem(check.name, path, headLine, ofHead)]),
    ]
  })
  // Of a file without a byte, that is all there is to say.
  return sizeBytes === 0 ? found.filter(({ check }) => check === 'empty-file') : found
}
