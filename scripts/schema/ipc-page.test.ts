import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { contract } from '../../src/shared/ipc/contract.ts'
import { root } from '../setup/paths.ts'

it('docs/ipc.md names every route', () => {
  const page = readFileSync(join(root, 'docs', 'ipc.md'), 'utf8')
  const names = Object.keys(contract)
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([])
})
