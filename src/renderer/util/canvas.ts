/** Canvases in the resolution of the screen and the colours of the theme. */

/**
 * A reader of the colours behind CSS variables, as the theme has them now. Variables alone would come back as they were
 * written, with both themes in them; only a property that takes a colour tells which one it is. Canvases that are painted
 * at once share an answer: for each, all that has changed since is styled and laid out.
 */
export function colourReader<N extends string>(names: Readonly<Record<N, string>>): () => Readonly<Record<N, string>> {
  let known: Readonly<Record<N, string>> | null = null
  return () => {
    if (known === null) {
      known = coloursOf(names)
      queueMicrotask(() => {
        known = null
      })
    }
    return known
  }
}

function coloursOf<N extends string>(names: Readonly<Record<N, string>>): Readonly<Record<N, string>> {
  const probe = document.createElement('span')
  document.body.append(probe)
  const colours: Record<N, string> = { ...names }
  for (const name in names) {
    probe.style.color = `var(${names[name]})`
    colours[name] = getComputedStyle(probe).color
  }
  probe.remove()
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
