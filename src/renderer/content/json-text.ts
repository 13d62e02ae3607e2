/** A value as indented JSON; a text that is JSON itself is set out too, any other text stays as it is. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return setOut(value)
  return JSON.stringify(value, null, 2) ?? ''
}

function setOut(text: string): string {
  const start = text.trimStart().charAt(0)
  if (start !== '{' && start !== '[') return text
  try {
    const parsed: unknown = JSON.parse(text)
    return JSON.stringify(parsed, null, 2)
  } catch {
    // Not JSON after all: the text is what there is.
    return text
  }
}

/** The readable text in a tool's result: the texts of its content parts, else the whole as JSON. */
export function resultText(value: unknown): string {
  const parts = contentParts(value)
  if (parts === null) return jsonText(value)
  const texts = parts.map(partText)
  return texts.every(text => text !== null) ? texts.join('\n') : jsonText(value)
}

function contentParts(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return null
  const keys = Object.keys(value).filter(key => key !== 'isError' && key !== 'is_error')
  if (keys.length === 1 && 'content' in value && Array.isArray(value.content)) return value.content
  return null
}

function partText(part: unknown): string | null {
  if (typeof part !== 'object' || part === null || !('text' in part)) return null
  return typeof part.text === 'string' ? jsonText(part.text) : null
}
