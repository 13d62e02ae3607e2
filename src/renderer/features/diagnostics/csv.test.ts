import { expect, it } from 'vitest'
import { weightCsv } from './csv.ts'

it('has a row for each kind and for each of the heaviest lines', () => {
  const profile = {
    ...{
      lines: 3,
      bytes: 120,
      imageBytes: null,
      copyBytes: 0,
      badLines: 0,
      unknownKinds: [],
      unknownKeys: [],
      last: null,
    },
    kinds: [{ kind: 'event_msg/token_count', count: 2, bytes: 70 }],
    heaviest: [{ line: 1, offset: 0, bytes: 50, kind: 'session_meta' }],
  }
  expect(weightCsv(profile)).toBe(
    'what,kind,records,line,byte,bytes\r\nkind,event_msg/token_count,2,,,70\r\nline,session_meta,,1,0,50\r\n',
  )
})
