import type * as z from 'zod'
import { contract, type Out, type Parsed, type Route } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/result.ts'

// The contract once more, in the form that keeps input and output of a route together for a route not known by name.
type Schemas = { readonly [R in Route]: { readonly input: z.ZodType<Parsed<R>>; readonly output: z.ZodType<Out<R>> } }
const schemas: Schemas = contract

/**
 * Parses what another process sent as the input of a route.
 * @throws AppError `bad-input`, naming the fields that do not fit, never their values.
 */
export function parseInput<R extends Route>(route: R, raw: unknown): Parsed<R> {
  const schema: Schemas[R] = schemas[route]
  const parsed = schema.input.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('bad-input', `The input does not fit (${whatDoesNotFit(parsed.error)})`)
}

/** What of `value` does not fit the output of a route; null where all fits. Names fields, never values. */
export function misfits(route: Route, value: unknown): string | null {
  const parsed = contract[route].output.safeParse(value)
  return parsed.success ? null : whatDoesNotFit(parsed.error)
}

function whatDoesNotFit(error: z.ZodError): string {
  const issues = error.issues.map(issue => `${issue.path.join('.') || 'all'}: ${issue.code}`)
  return issues.slice(0, 10).join(', ')
}
