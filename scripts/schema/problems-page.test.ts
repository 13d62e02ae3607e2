import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/main/engine/doctor/catalogue.ts'
import { root } from '../setup/paths.ts'
import { problemsPage } from './problems-page.ts'

describe('docs/problems.md', () => {
  it('is what the catalogue says (else run: npm run schema)', () => {
    expect(readFileSync(join(root, 'docs', 'problems.md'), 'utf8')).toBe(problemsPage())
  })

  it('has every check once', () => {
    const names = [...problemsPage().matchAll(/^\| `([a-z0-9-]+)`/gm)].map(match => match[1])
    expect(names.sort()).toEqual(catalogue.map(({ name }) => name).sort())
  })
})
