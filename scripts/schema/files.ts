import * as z from 'zod'
import { exportedThread, exportedTurn } from '../../src/main/engine/export/json/exported-thread.ts'
import { methods, protocolThread } from '../../src/main/engine/protocol/schemas.ts'
import { bundleManifest } from '../../src/shared/bundle.ts'
import { headComparison, homeComparison, threadComparison } from '../../src/shared/ipc/compare.ts'
import { contract, type Route } from '../../src/shared/ipc/contract.ts'
import { threadDetail } from '../../src/shared/ipc/detail.ts'
import { printedThread } from '../../src/shared/ipc/search.ts'
import { printedUsage } from '../../src/shared/ipc/usage.ts'
import { shownItem, threadItem } from '../../src/shared/item.ts'
import { problem } from '../../src/shared/problem.ts'
import { printedReport, rolloutStats } from '../../src/shared/report.ts'
import { sarifLog } from '../../src/shared/sarif.ts'
import { ledger, listedThread, shownThread, threadAdditions } from '../../src/shared/thread.ts'
import { turn, turnSummary } from '../../src/shared/turn.ts'

/** The published JSON Schemas, made from the schemas that the code itself parses and answers with. */

/** What stands in a file once under `$defs`, by its name there. */
const named = z.registry<{ id: string }>()
named.add(protocolThread, { id: 'Thread' })
named.add(listedThread, { id: 'ListedThread' })
named.add(shownThread, { id: 'ShownThread' })
named.add(threadAdditions, { id: 'ThreadAdditions' })
named.add(threadDetail, { id: 'ThreadDetail' })
named.add(ledger, { id: 'Ledger' })
named.add(turn, { id: 'Turn' })
named.add(turnSummary, { id: 'TurnSummary' })
named.add(threadItem, { id: 'ThreadItem' })
named.add(shownItem, { id: 'ShownItem' })
named.add(problem, { id: 'Problem' })
named.add(exportedTurn, { id: 'ExportedTurn' })

/** Name and text of every file of docs/schema. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const files: Record<string, object> = {
    'thread.json': titled('Thread', protocolThread),
    'listed-thread.json': titled('ListedThread', listedThread),
    'shown-thread.json': titled('ShownThread', shownThread),
    'exported-thread.json': titled('ExportedThread', exportedThread),
    'turn.json': titled('Turn', turn),
    'thread-item.json': titled('ThreadItem', threadItem),
    'problem.json': titled('Problem', problem),
    'bundle.json': titled('BundleManifest', bundleManifest),
    'sarif.json': titled('SarifLog', sarifLog),
    'cli.json': collection('What the command line prints with --json', {
      list: { output: z.array(listedThread) },
      show: { output: shownThread },
      search: { output: z.array(printedThread) },
      check: { output: z.array(problem) },
      stats: { output: rolloutStats },
      report: { output: printedReport },
      usage: { output: printedUsage },
      compare: { output: z.union([threadComparison, headComparison, homeComparison]) },
    }),
    'json-rpc.json': collection('Params and results of skein app-server', methods),
    'ipc.json': collection('Inputs and outputs of the window’s requests', routes()),
  }
  return new Map(Object.entries(files).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]))
}

function routes(): Record<string, Sides> {
  const names = Object.keys(contract).filter((name): name is Route => name in contract)
  return Object.fromEntries(names.map(name => [name, contract[name]]))
}

/** Schemas by what they are of; `input` and `params` as they may be sent, the others as they are answered. */
type Sides = Readonly<Record<string, z.ZodType>>

function titled(title: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { metadata: named })
  return { $schema, title, ...rest }
}

/** One schema for each side of each member, and what they share once. */
function collection(title: string, members: Readonly<Record<string, Sides>>): object {
  const defs: object = {}
  const properties = Object.entries(members).map(([name, sides]) => {
    const schemas = Object.entries(sides).map(([side, schema]) => {
      const sent = side === 'input' || side === 'params'
      const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { metadata: named, io: sent ? 'input' : 'output' })
      // What is sent never holds what is answered, so a name means the same in both.
      Object.assign(defs, $defs)
      return [side, rest] as const
    })
    return [name, { type: 'object', properties: Object.fromEntries(schemas) }] as const
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: Object.fromEntries(properties),
    $defs: defs,
  }
}
