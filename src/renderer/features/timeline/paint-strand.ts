import { beginCanvas, colourReader } from '../../util/canvas.ts'
import type { ShortWait, Span } from './axis.ts'
import { type Columns, LEVELS, levelOf, marksOf, opacityOf, type Run, runs, strongest } from './columns.ts'
import { LANE, type Lane } from './lanes.ts'

/** Px from the top of the canvas. */
const UPPER = 6
const LANE_HEIGHT = 8
const BOTTOM = UPPER + 2 * LANE_HEIGHT
const PIN = BOTTOM + 5
/** Px that a pin needs so that one still sees what is behind it. */
const CROWD = 8
/** Px of the whole canvas. */
export const STRAND_HEIGHT = PIN + 4

const COLOURS = {
  waiting: '--kind-waiting',
  canvas: '--bg-chrome',
  gap: '--n-7',
  thinking: '--kind-thinking',
  writing: '--kind-message',
  commands: '--kind-call',
  failed: '--red-7',
  files: '--green-7',
  hits: '--amber-7',
}
const readColours = colourReader(COLOURS)

const ABOVE = [LANE.thinking, LANE.writing] as const
const BELOW = [LANE.commands, LANE.tools, LANE.agents, LANE.files] as const

/** Draws the strand. Its columns may be finer than px: `ratio` of them stand in one. */
export function paintStrand(
  canvas: HTMLCanvasElement,
  columns: Columns,
  ratio: number,
  waits: readonly ShortWait[],
  span: Span,
): void {
  const colour = readColours()
  const width = columns.width / ratio
  const context = beginCanvas(canvas, width, STRAND_HEIGHT, ratio)
  if (context === null) return
  const bar = (from: number, to: number, y: number, height: number, fill: string) => {
    context.fillStyle = fill
    context.fillRect(from / ratio, y, (to - from) / ratio, height)
  }

  const paintHalf = (of: Columns, lanes: readonly Lane[], paint: (run: Run, lane: number) => void) => {
    const found = runs(of.width, x => {
      const lane = strongest(of, lanes, x)
      return lane * (LEVELS + 1) + levelOf(of.lanes[lane]?.[x] ?? 0)
    })
    for (const run of found) {
      context.globalAlpha = opacityOf(run.paint % (LEVELS + 1))
      paint(run, Math.floor(run.paint / (LEVELS + 1)))
    }
  }
  const share = (list: Float32Array, x: number) => list[x] ?? 0
  for (const run of runs(columns.width, x => (share(columns.turns, x) > 0.4 ? 1 : 0)))
    bar(run.from, run.to, UPPER, 2 * LANE_HEIGHT, colour.waiting)
  paintHalf(columns, ABOVE, (run, lane) =>
    bar(run.from, run.to, UPPER, LANE_HEIGHT, lane === LANE.thinking ? colour.thinking : colour.writing),
  )
  paintHalf(columns, BELOW, run => bar(run.from, run.to, UPPER + LANE_HEIGHT, LANE_HEIGHT, colour.commands))
  context.globalAlpha = 1

  // A line through what no longer counts, as its prompt is struck through in the list.
  for (const run of runs(columns.width, x => (share(columns.muted, x) > 0.4 ? 1 : 0))) {
    bar(run.from, run.to, UPPER + LANE_HEIGHT - 1.5, 3, colour.canvas)
    bar(run.from, run.to, UPPER + LANE_HEIGHT - 0.5, 1, colour.gap)
  }

  context.strokeStyle = colour.gap
  context.lineWidth = 1
  for (const wait of waits) {
    const x = ((wait.from + wait.to) / 2 - span.from) * (width / (span.to - span.from))
    if ((wait.to - wait.from) * (width / (span.to - span.from)) < 5) continue
    context.beginPath()
    for (const side of [-1.5, 1.5]) {
      context.moveTo(x + side + 1.5, UPPER + LANE_HEIGHT - 4)
      context.lineTo(x + side - 1.5, UPPER + LANE_HEIGHT + 4)
    }
    context.stroke()
  }

  context.fillStyle = colour.files
  for (const { x } of marksOf(columns.files, 6 * ratio)) {
    context.beginPath()
    context.moveTo(x / ratio, PIN - 3)
    context.lineTo(x / ratio + 3, PIN)
    context.lineTo(x / ratio, PIN + 3)
    context.lineTo(x / ratio - 3, PIN)
    context.fill()
  }
  context.fillStyle = colour.failed
  const failures = marksOf(columns.failures, 2 * ratio)
  // Many pins beside each other would hide what they point at: then only their heads are drawn.
  const stems = failures.length * CROWD < width
  for (const { x } of failures) {
    if (stems) context.fillRect(x / ratio - 0.5, UPPER - 2, 1, PIN - UPPER + 2)
    context.beginPath()
    context.arc(x / ratio, PIN, 2.5, 0, Math.PI * 2)
    context.fill()
  }
  context.fillStyle = colour.hits
  for (const { x } of marksOf(columns.hits, 3 * ratio)) {
    context.beginPath()
    context.moveTo(x / ratio - 3, 0)
    context.lineTo(x / ratio + 3, 0)
    context.lineTo(x / ratio, 6)
    context.fill()
  }
}
