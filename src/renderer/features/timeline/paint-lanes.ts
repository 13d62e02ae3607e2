import { beginCanvas, colourReader } from '../../util/canvas.ts'
import type { ShortWait, Span } from './axis.ts'
import { type Columns, levelOf, marksOf, opacityOf, runs } from './columns.ts'
import { LANE, type Lane } from './lanes.ts'

/** Px of a lane with the space around it. */
export const LANE_STEP = 22
const BAR = 12
/** Px above the first lane, for pins. */
export const LANES_TOP = 8

const COLOURS = {
  turn: '--n-3',
  line: '--n-7',
  thinking: '--kind-thinking',
  writing: '--kind-message',
  call: '--kind-call',
  failed: '--red-7',
  compacted: '--n-8',
  wait: '--n-5',
}
const readColours = colourReader(COLOURS)

/** Px that a pin needs so that one still sees what is behind it. */
const CROWD = 10

/** Px of the picture with so many rows. */
export function lanesHeight(lanes: number): number {
  return LANES_TOP + lanes * LANE_STEP + 2
}

/**
 * Draws one row per lane. Columns may be finer than px: `ratio` to one px.
 * @param between the waits that are drawn short, for one more row of what lies between turns; null for none.
 */
export function paintLanes(
  canvas: HTMLCanvasElement,
  columns: Columns,
  ratio: number,
  lanes: readonly Lane[],
  between: readonly ShortWait[] | null,
  span: Span,
): void {
  const colour = readColours()
  const width = columns.width / ratio
  const height = lanesHeight(lanes.length + (between === null ? 0 : 1))
  const context = beginCanvas(canvas, width, height, ratio)
  if (context === null) return
  const bar = (from: number, to: number, y: number, tall: number, fill: string) => {
    context.fillStyle = fill
    context.fillRect(from / ratio, y, (to - from) / ratio, tall)
  }
  const turns = runs(columns.width, x => ((columns.turns[x] ?? 0) > 0.4 ? 1 : 0))
  for (const run of turns) bar(run.from, run.to, LANES_TOP, height - LANES_TOP, colour.turn)

  lanes.forEach((lane, row) => {
    const fill = lane === LANE.thinking ? colour.thinking : lane === LANE.writing ? colour.writing : colour.call
    const y = LANES_TOP + row * LANE_STEP + (LANE_STEP - BAR) / 2
    for (const run of runs(columns.width, x => levelOf(columns.lanes[lane]?.[x] ?? 0))) {
      context.globalAlpha = opacityOf(run.paint)
      bar(run.from, run.to, y, BAR, fill)
    }
  })
  context.globalAlpha = 1

  if (between !== null) {
    const y = LANES_TOP + lanes.length * LANE_STEP + (LANE_STEP - BAR) / 2
    const first = turns[0]?.from ?? 0
    const last = turns.at(-1)?.to ?? columns.width
    for (const run of runs(columns.width, x => (x >= first && x < last && (columns.turns[x] ?? 0) <= 0.4 ? 1 : 0)))
      bar(run.from, run.to, y, BAR, colour.wait)
    const scale = width / (span.to - span.from)
    context.strokeStyle = colour.line
    context.lineWidth = 1
    for (const wait of between) {
      if ((wait.to - wait.from) * scale < 5) continue
      const x = ((wait.from + wait.to) / 2 - span.from) * scale
      context.beginPath()
      for (const side of [-1.5, 1.5]) {
        context.moveTo(x + side + 2, y - 2)
        context.lineTo(x + side - 2, y + BAR + 2)
      }
      context.stroke()
    }
  }
  for (const run of runs(columns.width, x => ((columns.muted[x] ?? 0) > 0.4 ? 1 : 0)))
    bar(run.from, run.to, LANES_TOP + (lanes.length * LANE_STEP) / 2, 1, colour.line)

  // Many of them beside each other would hide what they point at: then only their heads are drawn.
  const compactions = marksOf(columns.compactions, 2 * ratio)
  if (compactions.length * CROWD < width) {
    context.strokeStyle = colour.compacted
    context.setLineDash([3, 3])
    for (const { x } of compactions) {
      context.beginPath()
      context.moveTo(x / ratio + 0.5, 0)
      context.lineTo(x / ratio + 0.5, height)
      context.stroke()
    }
    context.setLineDash([])
  }
  const failures = marksOf(columns.failures, 2 * ratio)
  context.fillStyle = colour.failed
  for (const { x } of failures) {
    if (failures.length * CROWD < width) context.fillRect(x / ratio - 0.5, 3, 1, height - 3)
    context.beginPath()
    context.arc(x / ratio, 3, 2.5, 0, Math.PI * 2)
    context.fill()
  }
}
