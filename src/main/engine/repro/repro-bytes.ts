import { exactBytes, exactText } from '../redact/exact-text.ts'
import { mappedLines } from '../redact/mapped-lines.ts'
import { maskLine } from './mask-line.ts'
import { TextMasker } from './mask-text.ts'

/**
 * The bytes of a rollout with every text masked: what a maintainer needs to see a fault again, and a customer can send.
 * Lines keep their number and their lengths. One that is too long to be looked through holds nothing but `x`.
 * @throws what the pieces throw
 */
export function reproBytes(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const masker = new TextMasker()
  return mappedLines(
    pieces,
    line => exactBytes(maskLine(exactText(line.bytes), masker)),
    () => {},
  )
}
