/** A file's whole length as a strip. */
export { byteOfLine, factsAt, linesBefore } from './cells.ts'
export { RecordStrip } from './RecordStrip.tsx'
export { cellWords, mapWords } from './words.ts'
