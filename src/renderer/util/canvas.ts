/** Canvases in the resolution of the screen and the colours of the theme. */

/**
 * The colours behind CSS variables, as the theme has them now. Variables alone would come back as they were written,
 * with both themes in them; only a property that takes a colour tells which one it is.
 */
export function readColours<N extends string>(
  element: HTMLElement,
  names: Readonly<Record<N, string>>,
): Readonly<Record<N, string>> {
  const before = element.style.color
  const colours: Record<N, string> = { ...names }
  for (const name in names) {
    element.style.color = `var(${names[name]})`
    colours[name] = getComputedStyle(element).color
  }
  element.style.color = before
  return colours
}

/**
 * Makes a canvas `width` by `height` px large on the screen and clears it.
 * @returns its context, scaled so that it counts in px too; null where the system has none to give.
 */
export function beginCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D | null {
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}
