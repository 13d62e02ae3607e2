import type { FileUsage } from '../usage/file-usage.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'

const TABLES = ['file_usage', 'file_tool_use', 'file_outputs']
const FILE = '(SELECT id FROM files WHERE home_id = ? AND path = ?)'

/** Writes what files used. Calls belong inside the writer's `batch`. */
export class UsageWriter {
  readonly #statements: Statements

  constructor(db: Index) {
    this.#statements = new Statements(db)
  }

  /** Replaces what a file used. */
  put(homeId: number, path: string, { days, tools, outputs }: FileUsage): void {
    this.drop(homeId, path)
    for (const { day, model, input, cachedInput, output, reasoning } of days) {
      const counts = [input, cachedInput, output, reasoning]
      this.#statements.run(
        `INSERT INTO file_usage VALUES (${FILE}, ?, ?, ?, ?, ?, ?)`,
        homeId,
        path,
        day ?? -1,
        model,
        ...counts,
      )
    }
    for (const { tool, calls, outputBytes } of tools) {
      this.#statements.run(
        `INSERT INTO file_tool_use VALUES (${FILE}, ?, ?, ?)`,
        homeId,
        path,
        tool,
        calls,
        outputBytes,
      )
    }
    for (const { line, tool, bytes } of outputs) {
      this.#statements.run(`INSERT INTO file_outputs VALUES (${FILE}, ?, ?, ?)`, homeId, path, line, tool, bytes)
    }
  }

  /** Forgets what a file used. */
  drop(homeId: number, path: string): void {
    for (const table of TABLES) this.#statements.run(`DELETE FROM ${table} WHERE file_id = ${FILE}`, homeId, path)
  }
}
