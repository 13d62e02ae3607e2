import { expect, it } from 'vitest'
import { linesCsv } from './lines-csv.ts'

it('writes lines with their places, and leaves empty what a line does not say', () => {
  const record = { number: 1, offset: 0, length: 348, timestamp: '2026-03-04T05:06:07.890Z', item: null }
  const damaged = { number: 2, offset: 349, length: 12, timestamp: null, kind: null, item: null }
  const csv = linesCsv([
    { ...record, kind: 'session_meta', verdict: 'used', problem: null },
    { ...damaged, verdict: 'problem', problem: 'not JSON from character 3, 4 on' },
  ])
  expect(csv.split('\r\n')).toEqual([
    'line,byte,bytes,time,kind,verdict,problem',
    '1,0,348,2026-03-04T05:06:07.890Z,session_meta,used,',
    '2,349,12,,,problem,"not JSON from character 3, 4 on"',
    '',
  ])
})
