/** Values of a column by small numbers, so that columns of few different values are compared and counted as numbers. */
export class Dictionary<T extends string = string> {
  readonly #codes = new Map<string, number>()
  readonly values: T[] = []

  /** The number of a value, given on first sight and kept. */
  code(value: T): number {
    const known = this.#codes.get(value)
    if (known !== undefined) return known
    const code = this.values.length
    this.#codes.set(value, code)
    this.values.push(value)
    return code
  }

  /** By code: 1 where the value is not among these. */
  outside(choices: readonly string[]): Uint8Array {
    const outside = new Uint8Array(this.values.length).fill(1)
    for (const choice of choices) {
      const code = this.#codes.get(choice)
      if (code !== undefined) outside[code] = 0
    }
    return outside
  }
}
