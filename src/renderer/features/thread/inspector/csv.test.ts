import { expect, it } from 'vitest'
import { filesCsv, namesCsv } from './csv.ts'

it('writes the names a thread had, the newest first, and where each is kept', () => {
  const names = [
    { name: '=old', at: Date.UTC(2026, 2, 4) },
    { name: 'Beans, runner', at: null },
  ]
  expect(namesCsv({ names, stateName: 'Beans' })).toBe(
    'name,since,kept_in\r\nBeans,,state database\r\n"Beans, runner",,session_index.jsonl\r\n\'=old,2026-03-04T00:00:00.000Z,session_index.jsonl\r\n',
  )
  expect(namesCsv({ names: [], stateName: null })).toBe('name,since,kept_in\r\n')
})

it('writes the files of a thread with what is known of each', () => {
  const file = {
    path: 'sessions/a.jsonl.zst',
    absolutePath: '/home/ann/.codex/sessions/a.jsonl.zst',
    role: 'decides' as const,
    archived: false,
    compressed: true,
    sizeBytes: 900,
    modifiedAt: Date.UTC(2026, 2, 4),
    permissions: null,
    lines: null,
    textBytes: 4000,
  }
  expect(filesCsv([file]).split('\r\n')).toEqual([
    'file,role,archived,compressed,bytes,uncompressed_bytes,lines,changed,permissions',
    '/home/ann/.codex/sessions/a.jsonl.zst,decides,active,zstd,900,4000,,2026-03-04T00:00:00.000Z,',
    '',
  ])
})
