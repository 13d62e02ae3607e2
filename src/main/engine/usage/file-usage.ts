import * as z from 'zod'

/** What one file's own part used: the shapes that go from the reading of a file to the index. */

const number = z.number()

/** Tokens of one day and model. */
export const dayUse = z.object({
  /** The local day, counted from 1970-01-01; null where no record says a time. */
  day: number.nullable(),
  /** Empty where the file names none. */
  model: z.string(),
  input: number,
  /** Part of `input`. */
  cachedInput: number,
  output: number,
  /** Part of `output`. */
  reasoning: number,
})
export type DayUse = Readonly<z.infer<typeof dayUse>>

export interface ToolUse {
  readonly tool: string
  readonly calls: number
  /** Of the lines that hold the outputs. */
  readonly outputBytes: number
}

export const largeOutput = z.object({
  line: number,
  /** Empty where the call is not in the file. */
  tool: z.string(),
  bytes: number,
})
export type LargeOutput = Readonly<z.infer<typeof largeOutput>>

export interface FileUsage {
  readonly days: readonly DayUse[]
  readonly tools: readonly ToolUse[]
  /** The largest ones. */
  readonly outputs: readonly LargeOutput[]
}

export const NO_USAGE: FileUsage = { days: [], tools: [], outputs: [] }
