import type { RecordClass } from '../../../shared/ipc/record-map.ts'
import { beginCanvas, colourReader } from '../../util/canvas.ts'
import type { Columns } from './cells.ts'

/** Px from the top of the canvas: heads of damage stand above the strip. */
const TOP = 7
const STRIP = 22
/** Px of the whole canvas. */
export const MAP_HEIGHT = TOP + STRIP
/** Px that damage takes up at least. */
const LEAST_DAMAGE = 4
/** Px from one stripe of damage to the next. */
const STRIPE = 4

const COLOURS: Readonly<Record<RecordClass | 'canvas', string>> = {
  head: '--n-10',
  message: '--kind-message',
  thinking: '--kind-thinking',
  call: '--kind-call',
  event: '--kind-event',
  context: '--kind-context',
  other: '--amber-7',
  damaged: '--kind-damaged',
  canvas: '--bg-chrome',
}
const readColours = colourReader(COLOURS)

/** Draws a strip. Its columns may be finer than px: `ratio` of them stand in one. */
export function paintMap(canvas: HTMLCanvasElement, { width, layers, damage }: Columns, ratio: number): void {
  const colour = readColours()
  const context = beginCanvas(canvas, width / ratio, MAP_HEIGHT, ratio)
  if (context === null) return
  for (let column = 0; column < width; column += 1) {
    let y = TOP
    for (const { class: name, shares } of layers) {
      const height = (shares[column] ?? 0) * STRIP
      if (height === 0) continue
      context.fillStyle = colour[name]
      context.fillRect(column / ratio, y, 1 / ratio, height)
      y += height
    }
  }
  for (const run of damage) {
    const from = run.from / ratio
    const wide = Math.max(LEAST_DAMAGE, (run.to - run.from) / ratio)
    const left = Math.max(0, Math.min(from, width / ratio - wide))
    paintDamage(context, left, wide, colour)
  }
}

/** Stripes across the strip and a head above it: damage is seen without colours too. */
function paintDamage(
  context: CanvasRenderingContext2D,
  left: number,
  width: number,
  colour: Readonly<Record<'damaged' | 'canvas', string>>,
): void {
  context.fillStyle = colour.damaged
  context.fillRect(left, TOP, width, STRIP)
  context.save()
  context.beginPath()
  context.rect(left, TOP, width, STRIP)
  context.clip()
  context.strokeStyle = colour.canvas
  context.lineWidth = 1.25
  context.beginPath()
  for (let x = left - STRIP; x < left + width + STRIP; x += STRIPE) {
    context.moveTo(x, TOP + STRIP)
    context.lineTo(x + STRIP, TOP)
  }
  context.stroke()
  context.restore()
  const middle = left + width / 2
  context.beginPath()
  context.moveTo(middle - 4, 0)
  context.lineTo(middle + 4, 0)
  context.lineTo(middle, TOP - 1)
  context.fill()
}
