import { defaultSettings } from '../../../../shared/settings.ts'

/** How much of a text is indexed. Deep text is not lost, only not found here. */

/** Characters that are kept of each tool output and of the diff of each file, unless set otherwise. */
export const OUTPUT_CHARS = defaultSettings.outputChars
/** Of these the share that comes from the beginning; the rest is the end, which says what failed. */
const HEAD_SHARE = 0.7
/** Of every other text: pages, not books. */
const TEXT_CHARS = 64 * 1024

/** Beginning and end of an output that is longer than `chars`. */
export function boundedOutput(text: string, chars: number): string {
  if (text.length <= chars) return text
  const head = Math.ceil(chars * HEAD_SHARE)
  return `${text.slice(0, head)}\n…\n${text.slice(text.length - (chars - head))}`
}

/** Whether only the beginning of a text is indexed. */
export function isTooLong(text: string): boolean {
  return text.length > TEXT_CHARS
}

/** The beginning of a text that is too long. */
export function boundedText(text: string): string {
  return text.length <= TEXT_CHARS ? text : text.slice(0, TEXT_CHARS)
}
