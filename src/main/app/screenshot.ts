import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { WebContents } from 'electron'

/** What the page gets to draw the last news before its picture is taken, in ms. */
const DRAWING_MS = 750

/** Writes a picture of the page to a PNG file. */
export async function saveScreenshot(contents: WebContents, file: string): Promise<void> {
  await pause(DRAWING_MS)
  const image = await contents.capturePage()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, image.toPNG())
}
