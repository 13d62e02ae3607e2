/**
 * The lines of a stream, without blank ones.
 * @param maxBytes longer lines are not kept: null stands for each.
 */
export async function* inputLines(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = []
  let bytes = 0
  const take = (): string | null => {
    const line = bytes > maxBytes ? null : Buffer.concat(parts).toString('utf8')
    parts = []
    bytes = 0
    return line
  }
  const keep = (part: Uint8Array) => {
    bytes += part.length
    if (bytes > maxBytes) parts = []
    else parts.push(part)
  }
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end))
      from = end + 1
      const line = take()
      if (line === null || line.trim() !== '') yield line
    }
    keep(chunk.subarray(from))
  }
  const last = take()
  if (last === null || last.trim() !== '') yield last
}
