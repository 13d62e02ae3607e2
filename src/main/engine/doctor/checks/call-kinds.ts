/** Kinds of response items that a tool's output answers, and those outputs. */

const CALLS: ReadonlySet<string> = new Set([
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'tool_search_call',
])
const OUTPUTS: ReadonlySet<string> = new Set(['function_call_output', 'custom_tool_call_output', 'tool_search_output'])

/** Whether a response item of this kind is to be answered by an output. */
export function isCall(kind: string): boolean {
  return CALLS.has(kind)
}

/** Whether it is the output of a tool. */
export function isOutput(kind: string): boolean {
  return OUTPUTS.has(kind)
}
