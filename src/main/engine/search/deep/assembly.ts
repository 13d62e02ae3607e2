/** As much of WebAssembly's binary form as the search of bytes needs: instructions, functions, a module. */

export type Code = readonly number[]

/** Types of values. */
export const I32 = 0x7f
export const V128 = 0x7b

/** Instructions; operands that are not on the stack stand in the brackets. */
export const op = {
  ifThen: [0x04, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  ret: [0x0f],
  /** Goes on with the loop, or leaves the block, so many levels further out. */
  branch: (levels: number) => [0x0c, levels],
  branchIf: (levels: number) => [0x0d, levels],
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  tee: (local: number) => [0x22, local],
  i32: (value: number) => [0x41, ...signed(value)],
  lessUnsigned: [0x49],
  greaterOrEqualUnsigned: [0x4f],
  trailingZeros: [0x68],
  countOnes: [0x69],
  add: [0x6a],
  subtract: [0x6b],
  and: [0x71],
  shiftLeft: [0x74],
  /** The 16 bytes at the address on the stack and so many behind it. */
  load16: (offset: number) => [0xfd, 0x00, 0x00, ...unsigned(offset)],
  /** Sixteen times the same byte. */
  splat: (byte: number) => [0xfd, 0x0c, ...new Array<number>(16).fill(byte)],
  /** Of the first 16 bytes those that the second 16 name by their places. */
  pick: [0xfd, 0x0e],
  equalBytes: [0xfd, 0x23],
  unequalBytes: [0xfd, 0x24],
  and16: [0xfd, 0x4e],
  anyTrue: [0xfd, 0x53],
  /** The highest bit of each of 16 bytes. */
  bitmask: [0xfd, 0x64],
  shiftBytesRight: [0xfd, 0x6d],
} as const

/** A function that is exported under its name. */
export interface Func {
  readonly name: string
  /** Takes and gives back numbers of 32 bits only. */
  readonly params: number
  /** Types of its locals, which are numbered behind the parameters. */
  readonly locals: readonly number[]
  readonly code: readonly Code[]
}

/** A module of these functions that works on the memory `env.memory`. @param pages the least that the memory has */
export function assemble(functions: readonly Func[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params }) => [0x60, ...vector(new Array(params).fill([I32])), 1, I32])
  const imports = [[...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(pages)]]
  const exported = functions.map(({ name }, i) => [...text(name), 0x00, i])
  const bodies = functions.map(({ locals, code }) => {
    const body = [...vector(locals.map(type => [1, type])), ...code.flat(), ...op.end]
    return [...unsigned(body.length), ...body]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      functions.map((_, i) => [i]),
    ),
    ...section(7, exported),
    ...section(10, bodies),
  ])
}

function section(id: number, entries: readonly Code[]): Code {
  const content = vector(entries)
  return [id, ...unsigned(content.length), ...content]
}

function vector(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()]
}

function text(value: string): Code {
  return vector(Array.from(Buffer.from(value), byte => [byte]))
}

function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): Code {
  const last = value >= -0x40 && value < 0x40
  return last ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}
