import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

const folder = join(import.meta.dirname, 'checks')
const names = catalogue.map(({ name }) => name)

describe('the catalogue', () => {
  it('has every check that there is a file for, each name once', () => {
    const defined = readdirSync(folder).filter(file =>
      readFileSync(join(folder, file), 'utf8').includes('defineCheck({'),
    )
    expect(defined.sort()).toEqual(names.map(name => `${name}.ts`).sort())
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(catalogue)('says of $name what it is, what it means and what to do', ({ name, title, meaning, remedy }) => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title.length).toBeGreaterThan(4)
    expect(title).not.toMatch(/\.$/)
    for (const text of [meaning, remedy]) {
      expect(text.length).toBeGreaterThan(20)
      expect(text).toMatch(/\.$/)
      expect(text).not.toMatch(/[|\n]/)
    }
  })
})
