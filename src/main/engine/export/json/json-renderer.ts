import type { ShownItem } from '../../../../shared/item.ts'
import type { Closing, PlacedTurn, ThreadFacts } from '../document.ts'
import { withoutPictures } from '../pictures.ts'
import type { Renderer } from '../renderer.ts'
import { visibleJson } from '../visible.ts'

/** JSON by `exportedThread` (docs/schema/exported-thread.json), an item to a line. */
export class JsonRenderer implements Renderer {
  readonly #toolOutput: boolean
  #turns = 0
  #items = 0

  constructor(options: { readonly toolOutput: boolean }) {
    this.#toolOutput = options.toolOutput
  }

  begin({ thread, version, options }: ThreadFacts): string {
    const { toolOutput, rolledBack } = options
    return `{"skein":${visibleJson(version)},
"thread":${visibleJson(thread)},
"options":${visibleJson({ toolOutput, rolledBack })},
"turns":[`
  }

  beginTurn({ turn, number }: PlacedTurn): string {
    const head = visibleJson({ ...turn, number, itemsView: 'full' }).slice(0, -1)
    this.#items = 0
    this.#turns += 1
    return `${this.#turns === 1 ? '' : ','}\n${head},"items":[`
  }

  async item(item: ShownItem): Promise<string> {
    this.#items += 1
    return `${this.#items === 1 ? '' : ','}\n${itemJson(this.#toolOutput ? item : withoutOutput(item))}`
  }

  endTurn(): string {
    return ']}'
  }

  end({ ledger, problems, problemCount, turnsLeftOut }: Closing): string {
    return `],
"ledger":${visibleJson(ledger)},
"problems":${visibleJson(problems)},
"problemCount":${problemCount},
"turnsLeftOut":${turnsLeftOut}}
`
  }
}

function itemJson(item: ShownItem): string {
  try {
    return visibleJson(item)
  } catch (error) {
    // Nested so deep that it cannot be written at all.
    if (!(error instanceof RangeError)) throw error
    return visibleJson(withoutPictures(item).value)
  }
}

/** The item without what commands and tools answered; `options` of the document says that it is left out. */
function withoutOutput(item: ShownItem): ShownItem {
  switch (item.type) {
    case 'commandExecution':
      return { ...item, aggregatedOutput: null }
    case 'mcpToolCall':
      return { ...item, result: null }
    case 'dynamicToolCall':
      return { ...item, contentItems: null }
    case 'collabAgentToolCall':
      return { ...item, agentsStates: null }
    default:
      return item
  }
}
