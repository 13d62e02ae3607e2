import type { ShownItem } from '../../../../shared/item.ts'
import { type Block, type Entry, textOf } from '../blocks.ts'
import {
  type Closing,
  closingLines,
  notShownKinds,
  type PlacedTurn,
  problemLines,
  sizeOf,
  type ThreadFacts,
  threadFacts,
  titleOf,
  turnFacts,
  turnState,
} from '../document.ts'
import { entryOf } from '../item-blocks.ts'
import { pictureWords } from '../pictures.ts'
import type { Renderer } from '../renderer.ts'
import { plainLines, visible, visibleTitle } from '../visible.ts'
import { counted, lineCount } from '../words.ts'
import { embedded } from './embed.ts'
import { codeSpan, escapeMarkdown, fenced, quoted } from './fence.ts'

/** The title stands above turns, turns above everything that answers hold. */
const DEMOTE = 2

/** A readable Markdown document: turns are headings, prompts quotations, answers what they are. */
export class MarkdownRenderer implements Renderer {
  readonly #toolOutput: boolean

  constructor(options: { readonly toolOutput: boolean }) {
    this.#toolOutput = options.toolOutput
  }

  begin(facts: ThreadFacts): string {
    const list = threadFacts(facts).map(([name, value]) => `- **${name}:** ${codeSpan(visible(value))}`)
    return `${[`# ${escapeMarkdown(titleOf(facts.thread))}`, '', ...list].join('\n')}\n`
  }

  beginTurn(placed: PlacedTurn): string {
    const { turn, number, count } = placed
    const name = `Turn ${number} of ${count}`
    const heading = `## ${turn.rolledBack ? `~~${name}~~` : name} · ${escapeMarkdown(turnState(turn))}`
    const error = turn.error === null ? [] : [`**Error:** ${line(turn.error.message)}`]
    return paragraphs([heading, turnFacts(placed).map(line).join(' · '), ...error])
  }

  async item(item: ShownItem): Promise<string> {
    return paragraphs(parts(entryOf(item, this.#toolOutput)))
  }

  endTurn(): string {
    return ''
  }

  end(closing: Closing): string {
    const kinds = notShownKinds(closing.ledger).map(([kind, count]) => `- ${codeSpan(visible(kind))}: ${count}`)
    const problems = problemLines(closing).map(text => `- ${line(text)}`)
    return paragraphs([
      '## What the file holds',
      closingLines(closing).map(line).join('  \n'),
      ...(kinds.length === 0 ? [] : ['Kept in the file and not shown:', kinds.join('\n')]),
      ...(problems.length === 0 ? [] : ['Problems:', problems.join('\n')]),
    ])
  }
}

/**
 * An item by itself, as somebody wants it who copies it: messages without a label and with the headings that they have.
 */
export function itemAlone(item: ShownItem, toolOutput: boolean): string {
  const entry = entryOf(item, toolOutput)
  const isMessage = entry.manner === 'said' || entry.manner === 'answer'
  const pieces = isMessage
    ? entry.blocks.map(block => blockText(block, 0, entry.manner === 'said'))
    : parts({ ...entry, manner: 'aside' })
  return `${pieces.filter(piece => piece !== '').join('\n\n')}\n`
}

function parts(entry: Entry): string[] {
  const { label, facts, manner, blocks } = entry
  const heading = [`**${line(label)}**`, ...facts.map(line)].join(' · ')
  if (manner === 'injected') {
    const text = textOf(blocks)
    return [text === '' ? heading : `${heading} · ${sizeOf(text)}, not written out`]
  }
  const body = blocks.map(block => blockText(block, DEMOTE, manner === 'said')).filter(text => text !== '')
  return manner === 'said' || manner === 'aside'
    ? [heading, ...(body.length === 0 ? [] : [quoted(body.join('\n\n'))])]
    : [heading, ...body]
}

function blockText(block: Block, demote: number, breaks: boolean): string {
  switch (block.kind) {
    case 'prose':
      return embedded(block.text, { demote, breaks })
    case 'code':
      return fenced(plainLines(block.text), block.language)
    case 'output': {
      const text = plainLines(block.text)
      if (text === '') return `${block.title}: none`
      return `${block.title}, ${counted(lineCount(text), 'line')}:\n\n${fenced(text, block.language)}`
    }
    case 'diff': {
      const text = plainLines(block.text)
      return `${codeSpan(visible(block.title))}${text === '' ? '' : `\n\n${fenced(text, 'diff')}`}`
    }
    case 'picture':
      return `*${line(pictureWords(block.picture))}*`
    case 'note':
      return line(block.text)
  }
}

/** A text from anywhere, on one line, without meaning in Markdown. */
function line(text: string): string {
  return escapeMarkdown(visibleTitle(text))
}

function paragraphs(texts: readonly string[]): string {
  return texts
    .filter(text => text !== '')
    .map(text => `\n${text}\n`)
    .join('')
}
