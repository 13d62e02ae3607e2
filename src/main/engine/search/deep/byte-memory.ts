import * as z from 'zod'
import { assemble, type Code, type Func, I32, op, V128 } from './assembly.ts'
import { type Pattern, POSITIONS } from './byte-pattern.ts'

/**
 * A buffer whose bytes are looked through sixteen at a time, by vector instructions: reached from WebAssembly, since
 * JavaScript has none.
 */

const PAGE_BYTES = 64 * 1024
/** Where the bytes begin; before them lies the pattern. */
const BYTES_AT = PAGE_BYTES
/** Sixteen bytes are looked at wherever one is looked for. */
const SLACK_BYTES = 64
const NEWLINE = 10

/** Numbers of the locals of `find`, behind its parameters: the tables of each position, and what is at hand. */
const [AT, END, FOUND, BYTES, BITS, TABLES] = [0, 1, 2, 3, 4, 5] as const

/** The bits of the tables that a byte of each of 16 places has, for one position of the pattern. */
function bitsAt(position: number): Code {
  const low = TABLES + 2 * position
  return [
    [op.get(AT), op.load16(BYTES_AT + position), op.set(BYTES)],
    [op.get(low), op.get(BYTES), op.splat(0x0f), op.and16, op.pick],
    [op.get(low + 1), op.get(BYTES), op.i32(4), op.shiftBytesRight, op.pick],
    [op.and16],
  ].flat(2)
}

/** `find(from, to)`: the first place, from one to before another, where the pattern fits; -1 for none. */
const find: Func = {
  name: 'find',
  params: 2,
  locals: [I32, V128, V128, ...new Array<number>(2 * POSITIONS).fill(V128)],
  code: [
    ...Array.from({ length: 2 * POSITIONS }, (_, table) =>
      [op.i32(0), op.load16(16 * table), op.set(TABLES + table)].flat(),
    ),
    op.loop,
    ...[op.get(AT), op.get(END), op.greaterOrEqualUnsigned, op.ifThen, op.i32(-1), op.ret, op.end],
    bitsAt(0),
    ...Array.from({ length: POSITIONS - 1 }, (_, i) => [...bitsAt(i + 1), ...op.and16]),
    ...[op.tee(BITS), op.anyTrue, op.ifThen],
    ...[op.get(AT), op.get(BITS), op.splat(0), op.unequalBytes, op.bitmask, op.trailingZeros, op.add, op.set(FOUND)],
    ...[op.get(FOUND), op.get(END), op.lessUnsigned, op.ifThen, op.get(FOUND), op.ret, op.end, op.i32(-1), op.ret],
    op.end,
    ...[op.get(AT), op.i32(16), op.add, op.set(AT), op.branch(0)],
    op.end,
    op.i32(-1),
  ],
}

/** `newlines(from, to)`: how many stand from one place to before another. */
const newlines: Func = {
  name: 'newlines',
  params: 2,
  locals: [I32, I32],
  code: [
    op.loop,
    ...[op.get(0), op.get(1), op.lessUnsigned, op.ifThen],
    ...[op.get(0), op.load16(BYTES_AT), op.splat(NEWLINE), op.equalBytes, op.bitmask, op.set(3)],
    // Behind the end stand others' bytes.
    ...[op.get(1), op.get(0), op.subtract, op.i32(16), op.lessUnsigned, op.ifThen],
    ...[
      op.get(3),
      op.i32(1),
      op.get(1),
      op.get(0),
      op.subtract,
      op.shiftLeft,
      op.i32(1),
      op.subtract,
      op.and,
      op.set(3),
    ],
    op.end,
    ...[op.get(2), op.get(3), op.countOnes, op.add, op.set(2)],
    ...[op.get(0), op.i32(16), op.add, op.set(0), op.branch(1)],
    op.end,
    op.end,
    op.get(2),
  ],
}

type InMemory = (from: number, to: number) => number
const inMemory = z.custom<InMemory>(value => typeof value === 'function')
const exported = z.object({ find: inMemory, newlines: inMemory })

let compiled: WebAssembly.Module | null = null

/** A buffer that can grow. Places are those of its bytes. */
export class ByteMemory {
  readonly #memory: WebAssembly.Memory
  readonly #find: InMemory
  readonly #newlines: InMemory
  #pattern: Pattern | null = null
  #bytes: Buffer

  /** @param size of the buffer in bytes, at least */
  constructor(size: number) {
    const pages = 1 + Math.ceil((size + SLACK_BYTES) / PAGE_BYTES)
    this.#memory = new WebAssembly.Memory({ initial: pages })
    compiled ??= new WebAssembly.Module(assemble([find, newlines], 1))
    const instance = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } })
    const functions = exported.parse(instance.exports)
    this.#find = functions.find
    this.#newlines = functions.newlines
    this.#bytes = this.#view()
  }

  /** Another one after each growth. */
  get bytes(): Buffer {
    return this.#bytes
  }

  /** Makes the buffer twice as large; what is in it stays. */
  grow(): void {
    this.#memory.grow(Math.ceil(this.#bytes.length / PAGE_BYTES))
    this.#bytes = this.#view()
  }

  /** The first place from `from` to before `to` where the pattern fits; -1 for none. */
  find(pattern: Pattern, from: number, to: number): number {
    if (pattern !== this.#pattern) new Uint8Array(this.#memory.buffer).set(pattern)
    this.#pattern = pattern
    return this.#find(from, to)
  }

  /** How many newlines stand from `from` to before `to`. */
  newlines(from: number, to: number): number {
    return this.#newlines(from, to)
  }

  #view(): Buffer {
    const { buffer } = this.#memory
    return Buffer.from(buffer, BYTES_AT, buffer.byteLength - BYTES_AT - SLACK_BYTES)
  }
}
