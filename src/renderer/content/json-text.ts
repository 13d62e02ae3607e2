/** A value as indented JSON; a text stays as it is. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value, null, 2) ?? ''
}

const MOST_PARSED = 300_000

/** The object or array that a text holds as JSON; undefined where it holds none. */
export function parsedJson(text: string): object | undefined {
  const start = text.trimStart().charAt(0)
  if ((start !== '{' && start !== '[') || text.length > MOST_PARSED) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // Not JSON after all: the text is what there is.
    return undefined
  }
}

/** A part of a tool's result, as it is shown. `pointer` leads to it within the result. */
export type ResultPart =
  | { readonly kind: 'text'; readonly text: string; readonly pointer: string }
  /** A reference, a data URL or any other address. */
  | { readonly kind: 'picture'; readonly url: string }
  | { readonly kind: 'data'; readonly value: unknown; readonly label: string }

/** What a result consists of: its content parts, and whatever else it holds. Nothing is left out but what is empty. */
export function resultParts(value: unknown): readonly ResultPart[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return [{ kind: 'text', text: value, pointer: '' }]
  if (Array.isArray(value)) return value.map((part: unknown, index) => partOf(part, `/${index}`))
  if (typeof value !== 'object' || !('content' in value) || !Array.isArray(value.content)) {
    return [{ kind: 'data', value, label: 'Result' }]
  }
  const parts = value.content.map((part: unknown, index) => partOf(part, `/content/${index}`))
  const rest = Object.fromEntries(
    Object.entries(value).filter(([key, member]) => key !== 'content' && member !== null && member !== undefined),
  )
  const { structuredContent, _meta: meta, isError: _, is_error: __, ...others } = rest
  // Servers send the same twice, as text for older clients.
  const twice = parts.some(part => part.kind === 'text' && sameJson(part.text, structuredContent))
  return [
    ...parts,
    ...(structuredContent === undefined || twice ? [] : [data(structuredContent, 'Structured content')]),
    ...(meta === undefined ? [] : [data(meta, 'Metadata')]),
    ...(Object.keys(others).length === 0 ? [] : [data(others, 'Besides')]),
  ]
}

function data(value: unknown, label: string): ResultPart {
  return { kind: 'data', value, label }
}

function sameJson(text: string, value: unknown): boolean {
  const parsed = parsedJson(text)
  return parsed !== undefined && value !== undefined && JSON.stringify(parsed) === JSON.stringify(value)
}

function onlyText(part: object): boolean {
  return Object.entries(part).every(([key, value]) => key === 'type' || key === 'text' || value === null)
}

function partOf(part: unknown, pointer: string): ResultPart {
  if (typeof part === 'string') return { kind: 'text', text: part, pointer }
  if (typeof part !== 'object' || part === null) return data(part, 'Part')
  if ('text' in part && typeof part.text === 'string' && onlyText(part)) {
    return { kind: 'text', text: part.text, pointer: `${pointer}/text` }
  }
  const url = 'imageUrl' in part ? part.imageUrl : 'image_url' in part ? part.image_url : undefined
  if (typeof url === 'string') return { kind: 'picture', url }
  if ('data' in part && typeof part.data === 'string' && 'type' in part && part.type === 'image') {
    const mime = 'mimeType' in part && typeof part.mimeType === 'string' ? part.mimeType : 'image/png'
    return {
      kind: 'picture',
      url: /^(?:data|skein-image):/.test(part.data) ? part.data : `data:${mime};base64,${part.data}`,
    }
  }
  return data(part, 'type' in part && typeof part.type === 'string' ? part.type : 'Part')
}
