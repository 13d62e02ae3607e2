import { findImages, imageText, pictureType } from '../../rollout/images.ts'

/** A picture as the window may show it, or why it cannot be shown. */
export type Picture = { readonly url: string; readonly reason: null } | { readonly url: null; readonly reason: string }

/** Of a picture itself; as base64 it has to fit into a reply, which may have 8 MiB. */
export const MAX_PICTURE_BYTES = 6 * 1024 * 1024

/** @param reason a sentence for the person */
export function noPicture(reason: string): Picture {
  return { url: null, reason }
}

/** The picture of some bytes, by what they are, not by what somebody says they are. */
export function toPicture(bytes: Buffer): Picture {
  const mime = pictureType(bytes)
  if (mime === null) return noPicture('This is no PNG, JPEG, GIF or WebP picture.')
  return { url: `data:${mime};base64,${bytes.toString('base64')}`, reason: null }
}

/** A picture that stands inline in a line, by its number among them. */
export function pictureInLine(line: Buffer, index: number): Picture {
  const image = findImages(line)[index]
  if (image === undefined) return noPicture('There is no such picture in the file any more.')
  if (image.bytes > MAX_PICTURE_BYTES) return noPicture(tooLarge(image.bytes, MAX_PICTURE_BYTES))
  return toPicture(Buffer.from(imageText(line, image), 'base64'))
}

/** @param bytes of the picture, @param limit in bytes */
export function tooLarge(bytes: number, limit: number): string {
  const inMb = (value: number) => `${(value / 1_000_000).toFixed(1)} MB`
  return `The picture has ${inMb(bytes)}; pictures of more than ${inMb(limit)} are not shown.`
}
