/** What one file's own part used: the shapes that go from the reading of a file to the index. */

/** Tokens of one day and model. */
export interface DayUse {
  /** The local day, counted from 1970-01-01; null where no record says a time. */
  readonly day: number | null
  /** Empty where the file names none. */
  readonly model: string
  readonly input: number
  /** Part of `input`. */
  readonly cachedInput: number
  readonly output: number
  /** Part of `output`. */
  readonly reasoning: number
}

export interface ToolUse {
  readonly tool: string
  readonly calls: number
  /** Of the lines that hold the outputs. */
  readonly outputBytes: number
}

export interface LargeOutput {
  readonly line: number
  /** Empty where the call is not in the file. */
  readonly tool: string
  readonly bytes: number
}

export interface FileUsage {
  readonly days: readonly DayUse[]
  readonly tools: readonly ToolUse[]
  /** The largest ones. */
  readonly outputs: readonly LargeOutput[]
}

export const NO_USAGE: FileUsage = { days: [], tools: [], outputs: [] }
