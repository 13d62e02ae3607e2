import * as z from 'zod'
import type { Line } from '../rollout/lines.ts'
import { isObject, type RolloutRecord, stringOf } from '../rollout/record.ts'
import { isOutput } from '../transcript/items/call-parts.ts'
import { isCall, toolName } from '../transcript/items/read-call.ts'
import { type FileUsage, type LargeOutput, largeOutput } from './file-usage.ts'

/** Calls whose outputs have not come. */
const MAX_OPEN = 10_000
/** Tools of one file; further ones share an entry without a name. */
const MAX_TOOLS = 500
/** Outputs that are kept of one file. */
const MAX_OUTPUTS = 10
const MAX_NAME_CHARS = 200

export const keptToolCounter = z.object({
  tools: z.map(z.string(), z.object({ calls: z.number(), outputBytes: z.number() })),
  open: z.map(z.string(), z.string()),
  outputs: z.array(largeOutput).max(MAX_OUTPUTS),
})

/** Counts a thread's own calls by tool, and the bytes that their outputs take in the file. */
export class ToolCounter {
  readonly #tools = new Map<string, { calls: number; outputBytes: number }>()
  readonly #open = new Map<string, string>()
  #outputs: LargeOutput[] = []

  get kept(): z.infer<typeof keptToolCounter> {
    return { tools: this.#tools, open: this.#open, outputs: this.#outputs }
  }

  /** Goes on from what was kept. */
  resume({ tools, open, outputs }: z.infer<typeof keptToolCounter>): void {
    for (const [tool, counted] of tools) this.#tools.set(tool, counted)
    for (const [id, tool] of open) this.#open.set(id, tool)
    this.#outputs = outputs
  }

  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void {
    const { payload } = record
    if (record.type !== 'response_item' || !isObject(payload) || turn?.inherited === true) return
    const id = stringOf(payload, 'call_id') ?? stringOf(payload, 'id') ?? ''
    if (isOutput(payload)) {
      const tool = this.#open.get(id) ?? ''
      this.#open.delete(id)
      this.#of(tool).outputBytes += line.length
      this.#keep({ line: line.number, tool, bytes: line.length })
    } else if (isCall(payload)) {
      const tool = toolName(payload).slice(0, MAX_NAME_CHARS)
      this.#of(tool).calls += 1
      if (this.#open.size >= MAX_OPEN) this.#open.clear()
      if (id !== '') this.#open.set(id, tool)
    }
  }

  get use(): Pick<FileUsage, 'tools' | 'outputs'> {
    return {
      tools: [...this.#tools].map(([tool, counted]) => ({ tool, ...counted })),
      outputs: this.#outputs,
    }
  }

  #of(tool: string): { calls: number; outputBytes: number } {
    const name = this.#tools.has(tool) || this.#tools.size < MAX_TOOLS ? tool : ''
    const counted = this.#tools.get(name) ?? { calls: 0, outputBytes: 0 }
    this.#tools.set(name, counted)
    return counted
  }

  #keep(output: LargeOutput): void {
    const least = this.#outputs.at(-1)
    if (this.#outputs.length >= MAX_OUTPUTS && least !== undefined && least.bytes >= output.bytes) return
    this.#outputs = [...this.#outputs, output].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_OUTPUTS)
  }
}
