/** Figures of several runs. */
export interface Figure {
  readonly name: string
  /** Ms, one per run. */
  readonly runs: readonly number[]
}

/** The middle of an odd number of values, the lower middle of an even one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** Runs `work` several times and keeps how long each run took, in ms. */
export async function measure(name: string, runs: number, work: () => unknown): Promise<Figure> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return { name, runs: times }
}

/** A Markdown table: median and range of each figure, and how it compares with the first. */
export function table(figures: readonly Figure[], base: Figure): string {
  const rows = figures.map(({ name, runs }) => {
    const middle = median(runs)
    return `| ${name} | ${Math.round(middle)} | ${rangeOf(runs)} | ${(middle / median(base.runs)).toFixed(2)} |`
  })
  return ['| what | median ms | range ms | ÷ first row |', '|---|--:|--:|--:|', ...rows].join('\n')
}

/** Figures of several runs that are not to be compared with others. */
export interface Quantity extends Figure {
  readonly unit: string
}

/** A Markdown table: median and range of each. */
export function quantityTable(title: string, quantities: readonly Quantity[]): string {
  const rows = quantities.map(
    ({ name, unit, runs }) => `| ${name} | ${Math.round(median(runs))} ${unit} | ${rangeOf(runs)} |`,
  )
  return [`| ${title} | median | range |`, '|---|--:|--:|', ...rows].join('\n')
}

function rangeOf(values: readonly number[]): string {
  return `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`
}
