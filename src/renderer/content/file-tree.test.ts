import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Folder, fileTree } from './file-tree.ts'

/** One line for each folder and file, indented. */
function drawn({ folders, files }: Folder, indent = ''): string[] {
  return [
    ...folders.flatMap(folder => [`${indent}${folder.name}/`, ...drawn(folder, `${indent}  `)]),
    ...files.map(({ name, index }) => `${indent}${name} (${index})`),
  ]
}

describe('fileTree', () => {
  it('puts files into folders, and folders that hold only each other into one', () => {
    const paths = ['src/main/engine/a.ts', 'README.md', 'src/main/engine/deep/er/b.ts', 'src/index.ts']
    expect(drawn(fileTree(paths))).toEqual([
      'src/',
      '  main/engine/',
      '    deep/er/',
      '      b.ts (2)',
      '    a.ts (0)',
      '  index.ts (3)',
      'README.md (1)',
    ])
  })

  it('knows paths of either system, from the root or not, and paths that come twice', () => {
    expect(drawn(fileTree(['/etc/hosts', 'C:\\Users\\me\\x.txt', '/etc/hosts']))).toEqual([
      '/etc/',
      '  hosts (0)',
      '  hosts (2)',
      'C:/Users/me/',
      '  x.txt (1)',
    ])
  })

  it('keeps every path once, whatever it is', () => {
    const path = fc.string({ unit: fc.constantFrom('/', '\\', 'a', 'b', '.', ' '), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), paths => {
        const indexes = (folder: Folder): number[] => [
          ...folder.folders.flatMap(indexes),
          ...folder.files.map(({ index }) => index),
        ]
        expect(indexes(fileTree(paths)).sort((a, b) => a - b)).toEqual(paths.map((_, index) => index))
      }),
    )
    expect(drawn(fileTree([`${'a/'.repeat(100_000)}b`, 'c']))[1]).toHaveLength(2 + 1 + 2 * (100_000 - 16) + 4)
  })
})
