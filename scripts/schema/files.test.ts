import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../setup/paths.ts'
import { schemaFiles } from './files.ts'

const folder = join(root, 'docs', 'schema')
const files = schemaFiles()

describe('docs/schema', () => {
  it('has a file for each schema and no others', () => {
    expect(
      readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort(),
    ).toEqual([...files.keys()].sort())
  })

  it.each([...files])('%s is what the code says (else run: npm run schema)', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  })

  it('names only what is there', () => {
    for (const text of files.values()) {
      const refs = [...text.matchAll(/"\$ref": "#\/\$defs\/([^"]+)"/g)].map(match => match[1] ?? '')
      for (const name of new Set(refs)) expect(text).toContain(`\n    "${name}": {`)
    }
  })
})
