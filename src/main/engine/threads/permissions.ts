const LETTERS = ['r', 'w', 'x'] as const

/** The permissions of a file as `ls -l` writes them, with their octal number: `rw-r--r-- (0644)`. */
export function permissionsText(mode: number): string {
  const bits = Array.from({ length: 9 }, (_, i) => ((mode >> (8 - i)) & 1 ? LETTERS[i % 3] : '-'))
  return `${bits.join('')} (${(mode & 0o7777).toString(8).padStart(4, '0')})`
}
