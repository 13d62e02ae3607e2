import { expect, it } from 'vitest'
import { shortPath } from './user-folder.ts'

it('has ~ for the folder of the person, and for nothing that only begins like it', () => {
  expect(shortPath('/home/dev/.codex', '/home/dev')).toBe('~/.codex')
  expect(shortPath('/home/dev', '/home/dev/')).toBe('~')
  expect(shortPath('/home/developer/.codex', '/home/dev')).toBe('/home/developer/.codex')
  expect(shortPath('C:\\Users\\dev\\.codex', 'C:\\Users\\dev')).toBe('~\\.codex')
  expect(shortPath('/srv/case', '/home/dev')).toBe('/srv/case')
})

it('leaves paths as they are where there is no such folder', () => {
  expect(shortPath('/home/dev/.codex', null)).toBe('/home/dev/.codex')
  expect(shortPath('/home/dev/.codex', '/')).toBe('/home/dev/.codex')
})
