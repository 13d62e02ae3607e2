import { defineCheck } from '../check.ts'

const LACKS = {
  object: 'not an object',
  type: '`type` is missing or no text',
  timestamp: '`timestamp` is missing or no text',
  payload: '`payload` is missing',
} as const

export const wrongShape = defineCheck({
  name: 'wrong-shape',
  about: 'line',
  severity: 'error',
  title: 'Not a record',
  meaning:
    'The line is JSON, but no record: no `timestamp`, `type` or `payload`; or an event that lacks a field it must have. Codex skips such lines too.',
  remedy: 'Nothing is lost: the rest of the file is read. Open the line in an editor to see it.',
  rules: {
    line: ({ state, lacks }) => (state === 'wrong-shape' ? LACKS[lacks ?? 'object'] : null),
  },
})
