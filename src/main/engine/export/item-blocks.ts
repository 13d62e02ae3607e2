import type { FileChangeEntry, ReviewFinding, ShownItem, UserInput } from '../../../shared/item.ts'
import { type Block, type Entry, known, note, type Parts, pictureBlock, prose, statusWords } from './blocks.ts'
import { barePicture, pictureAt } from './pictures.ts'
import { collabCall, commandRun, dynamicCall, mcpCall } from './tool-blocks.ts'
import { countText, durationText } from './words.ts'

/**
 * What a document says of an item.
 * @param toolOutput false leaves out what commands and tools answered, and says so.
 */
export function entryOf(item: ShownItem, toolOutput: boolean): Entry {
  const { type, skein } = item
  const { facts = [], manner = 'work', ...rest } = partsOf(item, toolOutput)
  return {
    type,
    manner,
    facts: [...facts, ...known(skein?.reconstructed === true && type !== 'marker' && 'reconstructed')],
    ...rest,
  }
}

function partsOf(item: ShownItem, toolOutput: boolean): Parts {
  switch (item.type) {
    case 'userMessage': {
      const facts = known(item.skein?.steering === true && 'sent while the turn was running')
      return { label: 'You', facts, manner: 'said', blocks: item.content.map(inputBlock) }
    }
    case 'agentMessage':
      return { label: 'Answer', facts: known(item.phase), manner: 'answer', blocks: [prose(item.text)] }
    case 'plan':
      return { label: 'Plan', manner: 'answer', blocks: [prose(item.text)] }
    case 'reasoning': {
      const texts = [...item.summary, ...item.content]
      const blocks = texts.length === 0 ? [note('Kept encrypted in the file.')] : texts.map(prose)
      return { label: 'Reasoning', manner: 'aside', blocks }
    }
    case 'hookPrompt':
      return { label: 'Hook', manner: 'aside', blocks: item.fragments.map(({ text }) => prose(text)) }
    case 'commandExecution':
      return commandRun(item, toolOutput)
    case 'mcpToolCall':
      return mcpCall(item, toolOutput)
    case 'dynamicToolCall':
      return dynamicCall(item, toolOutput)
    case 'collabAgentToolCall':
      return collabCall(item, toolOutput)
    case 'fileChange':
      return { label: 'File changes', facts: [statusWords(item.status)], blocks: item.changes.map(diffBlock) }
    case 'subAgentActivity': {
      const blocks = [note(`Agent ${item.agentPath} in thread ${item.agentThreadId}`)]
      return { label: 'Sub-agent', facts: known(item.kind), blocks }
    }
    case 'webSearch':
      return { label: 'Web search', blocks: known(item.query, searchWords(item)).map(note) }
    case 'imageView':
      return { label: 'Picture looked at', blocks: [pictureBlock({ kind: 'file', path: item.path })] }
    case 'imageGeneration':
      return generated(item)
    case 'sleep':
      return { label: 'Pause', facts: [durationText(item.durationMs)], blocks: [] }
    case 'enteredReviewMode':
      return { label: 'Review begins', blocks: [prose(item.review)] }
    case 'exitedReviewMode': {
      const blocks = [prose(item.review), ...(item.skein?.findings ?? []).map(findingBlock)]
      return { label: 'Review ends', manner: 'answer', blocks }
    }
    case 'contextCompaction':
      return compaction(item)
    case 'marker': {
      const manner = item.marker === 'context' ? 'injected' : 'aside'
      return { label: item.label, manner, blocks: item.text === '' ? [] : [prose(item.text)] }
    }
  }
}

function inputBlock(input: UserInput): Block {
  switch (input.type) {
    case 'text':
      return prose(input.text)
    case 'image':
      return pictureBlock(pictureAt(input.url))
    case 'localImage':
      return pictureBlock({ kind: 'file', path: input.path })
    case 'skill':
    case 'mention':
      return note(`${input.type === 'skill' ? 'Skill' : 'Mention'} ${input.name}: ${input.path}`)
  }
}

/** New and deleted files are stored as they are: here every line gets the sign that it has in a diff. */
function diffBlock({ path, kind, diff }: FileChangeEntry): Block {
  const moved = kind.type === 'update' && kind.move_path !== null ? ` → ${kind.move_path}` : ''
  const sign = kind.type === 'add' ? '+' : '-'
  const text =
    kind.type === 'update' || diff === ''
      ? withoutMove(diff)
      : diff
          .replace(/\r?\n$/, '')
          .split('\n')
          .map(line => sign + line)
          .join('\n')
  return { kind: 'diff', title: `${kind.type} ${path}${moved}`, text }
}

/** The protocol says behind a diff what the title says already. */
function withoutMove(diff: string): string {
  const at = diff.lastIndexOf('\n\nMoved to: ')
  return at === -1 || diff.indexOf('\n', at + 2) !== -1 ? diff : diff.slice(0, at)
}

function searchWords({ action, query }: Extract<ShownItem, { type: 'webSearch' }>): string | null {
  switch (action?.type) {
    case 'search':
      return (action.queries ?? []).filter(one => one !== query).join(' · ') || null
    case 'openPage':
      return `Opened ${action.url ?? 'a page'}`
    case 'findInPage':
      return `Looked for ${action.pattern ?? 'something'} in ${action.url ?? 'a page'}`
    default:
      return null
  }
}

function generated(item: Extract<ShownItem, { type: 'imageGeneration' }>): Parts {
  const blocks: Block[] = item.revisedPrompt === null ? [] : [prose(item.revisedPrompt)]
  if (item.result !== '') blocks.push(pictureBlock(barePicture(item.result)))
  if (item.savedPath !== undefined) blocks.push(note(`Saved as ${item.savedPath}`))
  return { label: 'Picture made', facts: known(item.status), blocks }
}

function compaction({ skein }: Extract<ShownItem, { type: 'contextCompaction' }>): Parts {
  const tokens = skein?.compactedTokens
  const facts = tokens === undefined ? [] : [`${countText(tokens.before)} → ${countText(tokens.after)} tokens`]
  const summary = skein?.summary ?? null
  return { label: 'Context compacted', facts, manner: 'aside', blocks: summary === null ? [] : [prose(summary)] }
}

function findingBlock({ title, body, priority, path, startLine, endLine }: ReviewFinding): Block {
  const lines =
    startLine === null ? '' : `:${startLine}${endLine === null || endLine === startLine ? '' : `–${endLine}`}`
  const where = path === null ? '' : `\n\n\`${path}${lines}\``
  return prose(`**${known(priority !== null && `P${priority}`, title).join(' ')}**${where}\n\n${body}`)
}
