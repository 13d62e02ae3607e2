/** The kinds of pictures that are drawn. No SVG: it is a document. */
const DRAWN = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]/

/** Whether a text is a picture that may be drawn. */
export function isDataPicture(url: string): boolean {
  return url.startsWith('data:image/') && DRAWN.test(url)
}

/** `png`, from `image/png`. */
export function pictureKind(mime: string): string {
  return mime.replace(/^image\//, '')
}

/** About how many bytes a base64 data URL stands for. */
export function dataBytes(url: string): number {
  return Math.floor(((url.length - url.indexOf(',') - 1) * 3) / 4)
}
