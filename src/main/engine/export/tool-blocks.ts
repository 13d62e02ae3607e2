import type { ShownItem } from '../../../shared/item.ts'
import { isObject } from '../rollout/record.ts'
import { type Block, known, note, type Parts, pictureBlock, prose, statusWords } from './blocks.ts'
import { barePicture, type Picture, pictureAt, withoutPictures } from './pictures.ts'
import { bytesText, counted, durationText, lineCount } from './words.ts'

/** What documents say of calls: what was asked, and what came back. */

type Of<T extends ShownItem['type']> = Extract<ShownItem, { type: T }>

/** @param toolOutput whether what came back is wanted, here and below */
export function commandRun(item: Of<'commandExecution'>, toolOutput: boolean): Parts {
  const { exitCode, durationMs, cwd, source, aggregatedOutput } = item
  const facts = known(
    exitCode === null ? statusWords(item.status) : `exit code ${exitCode}`,
    exitCode !== null && item.status === 'declined' && item.status,
    durationMs !== null && durationText(durationMs),
    cwd !== null && `in ${cwd}`,
    source === 'userShell' && 'run by you',
  )
  const output = aggregatedOutput === null ? [] : [textOutput('Output', aggregatedOutput)]
  return { label: 'Command', facts, blocks: [code('sh', item.command), ...shown(output, toolOutput)] }
}

export function mcpCall(item: Of<'mcpToolCall'>, toolOutput: boolean): Parts {
  const facts = known(statusWords(item.status), item.durationMs !== null && durationText(item.durationMs))
  const error: Block[] = item.error === null ? [] : [textOutput('Error', item.error.message)]
  const blocks = [...argumentsOf(item.arguments), ...shown(resultBlocks(item.result), toolOutput), ...error]
  return { label: `Tool ${item.server}.${item.tool}`, facts, blocks }
}

export function dynamicCall(item: Of<'dynamicToolCall'>, toolOutput: boolean): Parts {
  const { namespace, tool, durationMs, contentItems } = item
  const facts = known(statusWords(item.status), durationMs !== null && durationText(durationMs))
  const output = (contentItems ?? []).flatMap(contentBlock)
  const label = `Tool ${namespace === null ? '' : `${namespace}.`}${tool}`
  return { label, facts, blocks: [...argumentsOf(item.arguments), ...shown(output, toolOutput)] }
}

export function collabCall(item: Of<'collabAgentToolCall'>, toolOutput: boolean): Parts {
  const facts = known(statusWords(item.status), item.model, item.reasoningEffort)
  const receivers = item.receiverThreadIds.map(id => note(`To thread ${id}`))
  const prompt = item.prompt === null ? [] : [prose(item.prompt)]
  const states = isEmpty(item.agentsStates) ? [] : jsonOutput('Agents', item.agentsStates)
  return { label: `Agents: ${item.tool}`, facts, blocks: [...receivers, ...prompt, ...shown(states, toolOutput)] }
}

/** Outputs, or how much of them is left out. */
function shown(output: readonly Block[], toolOutput: boolean): readonly Block[] {
  if (toolOutput || output.length === 0) return output
  const texts = output.flatMap(block => (block.kind === 'output' ? [block.text] : []))
  const lines = texts.reduce((sum, text) => sum + lineCount(text), 0)
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const pictures = output.filter(block => block.kind === 'picture').length
  const size = known(
    texts.length > 0 && `${counted(lines, 'line')}, ${bytesText(bytes)}`,
    pictures > 0 && counted(pictures, 'picture'),
  )
  return [note(`Output left out: ${size.join(', ')}`)]
}

function argumentsOf(value: unknown): Block[] {
  if (isEmpty(value)) return []
  if (typeof value === 'string') return [code('', value)]
  const { text, pictures } = jsonText(value)
  return [code('json', text), ...pictures.map(pictureBlock)]
}

/** The result of an MCP call: parts of content, and beside them what is meant for programs. */
function resultBlocks(result: unknown): Block[] {
  if (!isObject(result) || !Array.isArray(result.content)) return isEmpty(result) ? [] : jsonOutput('Result', result)
  const structured = isEmpty(result.structuredContent) ? [] : jsonOutput('Structured result', result.structuredContent)
  return [...result.content.flatMap(contentBlock), ...structured]
}

/** A part of what a tool answered: a text, a picture, or anything else as JSON. */
function contentBlock(part: unknown): Block[] {
  if (!isObject(part)) return jsonOutput('Output', part)
  const { type, text, imageUrl, image_url: storedUrl, data, mimeType } = part
  if ((type === 'text' || type === 'inputText' || type === 'input_text') && typeof text === 'string') {
    return [textOutput('Output', text)]
  }
  if (type === 'image' && typeof data === 'string') {
    return [pictureBlock(barePicture(data, typeof mimeType === 'string' ? mimeType : undefined))]
  }
  const url = imageUrl ?? storedUrl
  if (typeof url === 'string') return [pictureBlock(pictureAt(url))]
  return jsonOutput('Output', part)
}

function jsonOutput(title: string, value: unknown): Block[] {
  const { text, pictures } = jsonText(value)
  return [{ kind: 'output', title, language: 'json', text }, ...pictures.map(pictureBlock)]
}

function textOutput(title: string, text: string): Block {
  return { kind: 'output', title, language: 'text', text }
}

function code(language: string, text: string): Block {
  return { kind: 'code', language, text }
}

/** Beyond this, indentation would be most of the text. */
const INDENTED_DEPTH = 20

function jsonText(value: unknown): { text: string; pictures: readonly Picture[] } {
  const { value: told, pictures, depth } = withoutPictures(value)
  return { text: JSON.stringify(told, null, depth > INDENTED_DEPTH ? 0 : 2) ?? '', pictures }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0)
}
