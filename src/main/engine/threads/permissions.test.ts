import { expect, it } from 'vitest'
import { permissionsText } from './permissions.ts'

it.each([
  [0o100644, 'rw-r--r-- (0644)'],
  [0o100600, 'rw------- (0600)'],
  [0o100755, 'rwxr-xr-x (0755)'],
  [0o100000, '--------- (0000)'],
])('writes %o as ls does', (mode, text) => {
  expect(permissionsText(mode)).toBe(text)
})
