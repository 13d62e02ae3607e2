import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { writeThreadNames } from '../../../fixtures/write.ts'
import { readNameIndex } from './name-index.ts'

const [beans, peas] = [fixtureId(1), fixtureId(2)]
const at = '2026-03-04T05:06:07.000Z'

describe('readNameIndex', () => {
  it('takes the last name of an id that is one', () => {
    const path = writeThreadNames(temporaryHome(), [
      { id: beans, name: 'Beans', at },
      { id: peas, name: 'Peas', at },
      { id: beans.toUpperCase(), name: '  Runner beans ', at: '2020-01-01T00:00:00.000Z' },
      { id: peas, name: '   ', at },
    ])
    expect(readNameIndex(path)).toMatchObject({
      names: new Map([
        [beans, 'Runner beans'],
        [peas, 'Peas'],
      ]),
      badLines: 0,
    })
  })

  it('counts lines that are no names, and reads a last one without newline', () => {
    const path = writeThreadNames(temporaryHome(), [
      '',
      '  \r',
      'not json',
      '[]',
      JSON.stringify({ id: beans, thread_name: 'without a time' }),
      JSON.stringify({ id: beans, thread_name: 7, updated_at: at }),
    ])
    appendFileSync(path, JSON.stringify({ id: beans, thread_name: 'Beans', updated_at: at }))
    expect(readNameIndex(path)).toMatchObject({ names: new Map([[beans, 'Beans']]), badLines: 4 })
  })

  it('keeps the names that an id has had, of very many the last ones', () => {
    const path = writeThreadNames(temporaryHome(), [
      { id: beans, name: 'Beans', at },
      { id: beans, name: ' Beans', at: '2026-03-05T05:06:07.000Z' },
      { id: beans, name: 'Runner beans', at },
      ...Array.from({ length: 150 }, (_, n) => ({ id: peas, name: `Peas ${n}`, at })),
    ])
    const { given } = readNameIndex(path)
    expect(given.get(beans)).toEqual([
      { name: 'Beans', at },
      { name: 'Runner beans', at },
    ])
    expect(given.get(peas)?.length).toBe(100)
    expect(given.get(peas)?.at(-1)?.name).toBe('Peas 149')
  })

  it('reads names that lie across the pieces of a large file', () => {
    const path = join(temporaryHome(), 'index')
    const count = 4000
    const entry = (i: number) =>
      JSON.stringify({ id: fixtureId(i), thread_name: `Bed ${i} ${'é'.repeat(40)}`, updated_at: at })
    writeFileSync(path, Array.from({ length: count }, (_, i) => `${entry(i)}\n`).join(''))
    const { names, badLines } = readNameIndex(path)
    expect([names.size, badLines]).toEqual([count, 0])
    expect(new Set([...names.values()].map(name => name.replace(/\d+/, 'n')))).toEqual(
      new Set([`Bed n ${'é'.repeat(40)}`]),
    )
  })

  it('fails where there is none', () => {
    expect(() => readNameIndex(join(temporaryHome(), 'none'))).toThrow('ENOENT')
  })
})
