import type { FailedTools } from './failed-tools.ts'
import type { ToolFacts } from './index-facts.ts'
import { type Fact, fact } from './rows.ts'

/** Calls, failures and output of each tool. */
export function toolFacts(tools: readonly ToolFacts[], failed: FailedTools): Fact[] {
  const facts = tools.flatMap(({ tool, calls, outputBytes }) => {
    const name = tool === '' ? 'Not named' : tool
    return [
      fact(name, 'count', calls, 'calls'),
      fact(name, 'count', failed.byTool.get(tool) ?? 0, 'failed'),
      fact(name, 'bytes', outputBytes, 'output'),
    ]
  })
  return [...facts, fact('Failed without a tool that is known', 'count', failed.others)]
}
